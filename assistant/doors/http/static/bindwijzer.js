// What makes the pages handier; all of them work without it.
"use strict";
(() => {
  const field = document.getElementById("q");
  const list = document.getElementById("q-list");
  if (field && list) complete(field, list);
  for (const button of document.querySelectorAll("[data-copy]")) copy(button);
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  document.addEventListener("keydown", keys);
  document.addEventListener("click", (event) => {
    for (const chip of document.querySelectorAll(".chip[open]")) if (!chip.contains(event.target)) chip.open = false;
  });

  function keys(event) {
    const typing = event.target.matches("input, textarea, [contenteditable]");
    if (event.key === "/" && field && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
    const chip = event.target.closest(".chip[open]");
    if (event.key === "Escape" && chip) {
      chip.open = false;
      chip.querySelector("summary").focus();
    }
  }

  function copy(button) {
    const told = button.textContent;
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      button.textContent = button.dataset.copied;
      setTimeout(() => (button.textContent = told), 2000);
    });
  }

  // A combobox with a list, as the ARIA Authoring Practices describe it; the list only ever holds text.
  function complete(input, box) {
    const form = input.form;
    let at = -1, asked = 0, timer = 0;
    const set = { role: "combobox", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(set)) input.setAttribute(name, value);

    function show(questions) {
      box.replaceChildren(...questions.map((question, number) => {
        const item = document.createElement("li");
        item.id = `${box.id}-${number}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.textContent = question;
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(question);
        });
        return item;
      }));
      at = -1;
      box.hidden = !questions.length;
      input.setAttribute("aria-expanded", String(!box.hidden));
      input.removeAttribute("aria-activedescendant");
    }

    function take(question) {
      input.value = question;
      show([]);
      form.requestSubmit();
    }

    function move(by) {
      const items = [...box.children];
      if (!items.length) return;
      at = (at + by + items.length + (at < 0 && by < 0 ? 1 : 0)) % items.length;
      items.forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
      items[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[at].id);
    }

    async function ask() {
      const number = ++asked;
      const told = new URLSearchParams(new FormData(form));
      const steps = [...told].filter(([name, value]) => ["q", "set", "lang"].includes(name) && value !== input.value);
      const query = new URLSearchParams([...steps, ["prefix", input.value], ["limit", "7"]]);
      if (!query.has("lang")) query.set("lang", document.documentElement.lang);
      const reply = await fetch(`/complete?${query}`).catch(() => null);
      if (!reply?.ok || number !== asked || document.activeElement !== input) return;
      show((await reply.json()).completions);
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      if (input.value.trim().length < 2) show([]);
      else timer = setTimeout(ask, 120);
    });
    input.addEventListener("blur", () => show([]));
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (box.hidden) ask();
        else move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && !box.hidden) {
        event.preventDefault();
        show([]);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        take(box.children[at].textContent);
      }
    });
    form.addEventListener("submit", () => asked++);
  }
})();
