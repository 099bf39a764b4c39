// Shows two of the countries side by side. Without it the table shows all.
"use strict";
(() => {
  const table = document.querySelector("table.compare");
  const tools = document.querySelector("[data-compare]");
  const names = table ? [...table.querySelectorAll("th[data-code]")] : [];
  if (!tools || names.length < 2) return;
  const choices = [...tools.querySelectorAll("select")];
  const status = tools.querySelector("[role=status]");
  const named = (select) => names.find((name) => name.dataset.code === select.value);

  const show = () => {
    const [first, second] = choices.map(named);
    const at = [first.cellIndex, second.cellIndex];
    for (const row of table.rows) {
      const texts = at.map((place) => row.cells[place].textContent);
      row.classList.toggle("differs", row.parentNode.tagName === "TBODY" && texts[0] !== texts[1]);
      [...row.cells].forEach((cell, place) => { cell.hidden = place > 0 && !at.includes(place); });
    }
    const said = status.dataset.said.replace("{first}", first.textContent);
    status.textContent = said.replace("{second}", second.textContent);
  };

  for (const select of choices) {
    for (const name of names) select.add(new Option(name.textContent, name.dataset.code));
    select.addEventListener("change", show);
  }
  const wanted = location.hash.slice(1).split(",");
  const codes = names.map((name) => name.dataset.code);
  const first = codes.includes(wanted[0]) ? wanted[0] : codes[0];
  choices[0].value = first;
  choices[1].value = codes.includes(wanted[1]) ? wanted[1] : codes.find((code) => code !== first);
  table.classList.add("two");
  tools.hidden = false;
  show();
})();
