// YASGUI on our own endpoint: no other endpoints, no completion that asks elsewhere.
"use strict";
(() => {
  const plain = document.getElementById("plain");
  const field = document.getElementById("query");
  const endpoint = new URL("/sparql", window.location.href).href;
  if (typeof Yasgui === "undefined") return;
  plain.hidden = true;
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint, method: "POST" },
    copyEndpointOnNewTab: false,
    endpointCatalogueOptions: { getData: () => [], keys: [] },
    yasqe: { value: field.value, autocompleters: [] },
    persistenceId: "bindwijzer",
    autofocus: false,
  });
  if ("given" in field.dataset) {
    const tab = yasgui.getTab();
    if (!tab || tab.getQuery().trim() !== field.value.trim()) {
      yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), yasqe: { value: field.value } });
    }
  }
  window.bindwijzer = { yasgui };
})();
