// YASGUI on our own endpoint: no other endpoints, no completion that asks elsewhere.
"use strict";
(() => {
  const plain = document.getElementById("plain");
  const field = document.getElementById("query");
  const endpoint = new URL("/sparql", window.location.href).href;
  if (typeof Yasgui === "undefined") return;
  plain.hidden = true;
  const room = document.getElementById("yasgui");
  new MutationObserver(() => mend(room)).observe(room, { childList: true, subtree: true, attributeFilter: ["aria-selected"] });
  const yasgui = new Yasgui(room, {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    yasqe: { value: field.value, autocompleters: [] },
    persistenceId: "bindwijzer",
    autofocus: false,
  });
  if ("given" in field.dataset) {
    const same = Object.values(yasgui._tabs).find((tab) => tab.getPersistedJson().yasqe.value?.trim() === field.value.trim());
    if (same) yasgui.selectTabId(same.getId());
    else yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), yasqe: { value: field.value } });
  }

  // What YASGUI leaves nameless for a screen reader, and roles that its tabs do not live up to.
  function mend(room) {
    const name = (selector, told) => {
      for (const each of room.querySelectorAll(`${selector}:not([aria-label])`)) each.setAttribute("aria-label", told);
    };
    name(".CodeMirror textarea", room.dataset.query);
    name("select.tableSizer", room.dataset.size);
    name("input.tableFilter", room.dataset.filter);
    for (const each of room.querySelectorAll(".tabsList[role], .tabsList [role=tab]")) each.removeAttribute("role");
    for (const each of room.querySelectorAll(".tabsList [aria-selected]")) {
      each.removeAttribute("aria-selected");
      each.removeAttribute("aria-controls");
    }
    for (const each of room.querySelectorAll("th .dt-column-title:empty")) each.textContent = "#";
  }
})();
