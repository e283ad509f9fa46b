"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const rows = [...document.querySelectorAll("#list tbody tr")].map((row) => {
    const cell = (n) => row.cells[n].textContent.toLowerCase();
    const record = document.getElementById(row.querySelector("a").hash.slice(1));
    return { row, record, type: cell(2).split(" · ")[0], who: cell(4), outlets: row.cells[6].querySelector("small").textContent.split(", "), text: null };
  });
  const words = (entry) => {
    entry.text ??= `${entry.row.textContent} ${entry.record.textContent}`.toLowerCase();
    return entry.text;
  };
  const show = () => {
    const wanted = new FormData(form);
    const value = (name) => (wanted.get(name) || "").trim().toLowerCase();
    const [type, actor, text] = ["type", "actor", "text"].map(value);
    const outlet = wanted.get("outlet");
    const shared = wanted.get("shared");
    let shown = 0;
    for (const entry of rows) {
      const fits =
        (!type || entry.type === type) &&
        (!outlet || entry.outlets.includes(outlet)) &&
        (!actor || entry.who.includes(actor)) &&
        (!shared || entry.row.classList.contains("shared")) &&
        (!text || words(entry).includes(text));
      entry.row.hidden = entry.record.hidden = !fits;
      shown += fits;
    }
    form.querySelector("output").textContent = shown === rows.length ? `all ${shown} shown` : `${shown} of ${rows.length} shown`;
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    const record = target.closest("article");
    if (record && record.hidden) {
      form.reset();
      show();
    }
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  form.hidden = false;
  show();
  if (location.hash) reveal();
})();
