// Sorts and filters the table of countries. Without it the table is whole, in alphabetical order.
"use strict";
(() => {
  const table = document.querySelector("table[data-sortable]");
  const tools = document.querySelector(".tools");
  if (!table || !tools) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.querySelectorAll("th[data-sort]")];
  const find = tools.querySelector("#find");
  const category = tools.querySelector("#category");
  const status = tools.querySelector("[role=status]");
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

  // What has no value stays last, whichever way the others run.
  const sort = (head, way) => {
    const at = head.cellIndex;
    const value = (row) => row.cells[at].dataset.v;
    const place = (row) => (at ? Number(value(row)) : rows.indexOf(row));
    const last = (row) => (at && !value(row) ? 1 : 0);
    const sign = way === "ascending" ? 1 : -1;
    const order = (a, b) => last(a) - last(b) || sign * (place(a) - place(b)) || rows.indexOf(a) - rows.indexOf(b);
    body.append(...[...rows].sort(order));
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way);
  };

  const filter = () => {
    const words = bare(find.value);
    const id = category ? category.value : "";
    for (const row of rows) {
      row.hidden = !bare(row.cells[0].textContent).includes(words) || (id && !row.dataset.c.split(" ").includes(id));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = status.dataset.said.replace("{shown}", shown).replace("{all}", rows.length);
  };

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    const turned = { ascending: "descending", descending: "ascending" };
    button.addEventListener("click", () => sort(head, turned[head.getAttribute("aria-sort")] || head.dataset.first));
  }
  heads[0].setAttribute("aria-sort", "ascending");
  find.addEventListener("input", filter);
  if (category) category.addEventListener("change", filter);
  tools.hidden = false;
  filter();
})();
