// Tables of HTML (ui/tables.py) that their readers sort, search and copy from. Nothing is kept apart from the table: its
// rows are moved and hidden, so that a screen reader, the search of the browser and paper have what is seen.
const ORDER = new WeakMap(); // the rows as the page gave them
const TURN = { none: "ascending", ascending: "descending", descending: "none" };
const german = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
const UNSEEN = "tr[hidden], .aqb-behind";
const PHONE = matchMedia("(max-width: 640px)");
const CARDS_PX = 800; // in a wider place a table of many columns is moved sideways and its rows stay comparable
const LEAST_COLUMNS = 3;
const FITTED = new WeakMap(); // the width a table was fitted to

document.addEventListener("click", ({ target }) => {
  const head = target instanceof Element && target.closest(".aqb-table thead button")?.parentElement;
  if (head) sort(head);
  const more = target instanceof Element && target.closest(".aqb-more");
  if (more) showAll(more.previousElementSibling);
  const columns = target instanceof Element && target.closest(".aqb-columns");
  if (columns) showColumns(columns.parentElement.querySelector(".aqb-table"));
});

document.addEventListener("input", ({ target }) => {
  const search = target instanceof Element && target.closest(".aqb-search");
  if (search) find(search, target.value);
});

// Before a table is painted, and whenever its place has another width, it is fitted to it.
const places = new ResizeObserver((found) => requestAnimationFrame(() => found.forEach(({ target }) => fit(target))));
new MutationObserver((found) => {
  for (const node of found.flatMap(({ addedNodes }) => [...addedNodes])) {
    if (!(node instanceof Element)) continue;
    for (const table of node.matches(".aqb-table") ? [node] : node.querySelectorAll(".aqb-table")) {
      fit(table);
      places.observe(table);
    }
  }
}).observe(document.documentElement, { childList: true, subtree: true });

document.addEventListener("copy", (event) => {
  const chosen = document.getSelection();
  const range = chosen?.rangeCount ? chosen.getRangeAt(0) : undefined;
  const within = range?.commonAncestorContainer;
  const place = within?.nodeType === Node.TEXT_NODE ? within.parentElement : within;
  if (!place?.closest?.(".aqb-table")) return;
  const rows = chosenRows(range.cloneContents());
  event.clipboardData.setData("text/plain", rows.map((cells) => cells.join("\t")).join("\n"));
  if (rows.length > 1 || rows[0].length > 1) event.clipboardData.setData("text/html", asTable(rows));
  event.preventDefault();
});

// What is wider than its place is set closer; what still is becomes cards, as on a phone (static/dashboard.css).
function fit(table) {
  const width = table.clientWidth;
  if (!width || FITTED.get(table) === width) return;
  FITTED.set(table, width);
  const { classList } = table;
  const cards = classList.contains("aqb-cards");
  classList.remove("aqb-close");
  putBehind(table, Infinity);
  classList.toggle("aqb-tight", cards && PHONE.matches);
  const isWider = () => table.scrollWidth > width;
  if (PHONE.matches || !isWider()) return;
  classList.add("aqb-close");
  classList.toggle("aqb-tight", cards && width < CARDS_PX && isWider());
  if (isWider() && !classList.contains("aqb-every")) putBehind(table, width);
}

// What answers stands first: in a wide place the columns that find no room are behind a button. Paper has them all.
function putBehind(table, width) {
  const button = table.parentElement.querySelector(".aqb-columns");
  if (!button) return;
  const { rows } = table.querySelector("table");
  const over = [...rows[0].cells].findIndex((head) => head.offsetLeft + head.offsetWidth > width);
  const first = over < 0 ? rows[0].cells.length : Math.max(over, LEAST_COLUMNS);
  for (const row of rows) [...row.cells].forEach((cell, at) => cell.classList.toggle("aqb-behind", at >= first));
  const behind = rows[0].cells.length - first;
  button.hidden = !behind && !table.classList.contains("aqb-every");
  if (behind) button.textContent = behind === 1 ? "1 weitere Spalte zeigen" : `${behind} weitere Spalten zeigen`;
}

function showColumns(table) {
  const button = table.parentElement.querySelector(".aqb-columns");
  const every = table.classList.toggle("aqb-every");
  button.ariaExpanded = String(every);
  FITTED.delete(table);
  fit(table);
  if (every) button.textContent = "Nur die ersten Spalten zeigen";
}

// On a narrow screen a long table shows its first cards; who asks for the others goes on reading there.
function showAll(table) {
  const next = [...table.querySelectorAll("tbody tr")].find((row) => !row.checkVisibility());
  table.classList.add("aqb-all");
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

// Up, down, and back to the order of the page; what has no value stays at the end.
function sort(head) {
  const body = head.closest("table").tBodies[0];
  if (!ORDER.has(body)) ORDER.set(body, [...body.rows]);
  const turn = TURN[head.ariaSort ?? "none"];
  for (const each of head.parentElement.cells) each.ariaSort = null;
  if (turn !== "none") head.ariaSort = turn;
  body.append(...sorted(ORDER.get(body), head.cellIndex, turn));
}

function sorted(rows, column, turn) {
  if (turn === "none") return rows;
  const sign = turn === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column]) }));
  const compare = ({ key: one }, { key: other }) => {
    if (one === undefined || other === undefined) return (one === undefined) - (other === undefined);
    return sign * (typeof one === "number" ? one - other : german.compare(one, other));
  };
  return keyed.toSorted(compare).map(({ row }) => row);
}

// A number or day as a number, words from their first letter or digit on (behind the symbol of a status).
function keyOf(cell) {
  const text = cell.textContent;
  if (cell.classList.contains("number")) {
    const number = text.match(/[-−]?\d[\d.]*(?:,\d+)?/)?.[0];
    return number && Number(number.replace("−", "-").replaceAll(".", "").replace(",", "."));
  }
  const day = text.match(/^(\d\d)\.(\d\d)\.(\d{4})(.*)$/);
  if (day) return `${day[3]}${day[2]}${day[1]}${day[4]}`;
  return text.match(/[\p{L}\p{N}].*/su)?.[0];
}

// Rows with every word of the search, in any cell; ß and ss, ä and a are the same.
function find(search, text) {
  const table = search.nextElementSibling.querySelector("table");
  const words = folded(text).split(" ").filter(Boolean);
  const rows = [...table.tBodies[0].rows];
  for (const row of rows) {
    const said = [...row.cells].map((cell) => folded(cell.textContent)).join("\n");
    row.hidden = !words.every((word) => said.includes(word));
  }
  // What was found is seen on a narrow screen too.
  if (words.length) search.nextElementSibling.classList.add("aqb-all");
  const [all, left] = [rows, rows.filter((row) => !row.hidden)].map(({ length }) => length.toLocaleString("de"));
  search.querySelector("[role=status]").textContent = words.length ? `${left} von ${all} Zeilen` : `${all} Zeilen`;
}

const folded = (text) =>
  text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ");

function chosenRows(fragment) {
  for (const unseen of fragment.querySelectorAll(UNSEEN)) unseen.remove();
  const rows = [...fragment.querySelectorAll("tr")];
  const cells = (part) => [...part.querySelectorAll("th, td")].map(({ textContent }) => asCopied(textContent));
  if (rows.length) return rows.map(cells);
  const one = cells(fragment);
  return [one.length ? one : [asCopied(fragment.textContent)]];
}

// A German spreadsheet takes "-2.200,00 €" for a number, and neither the minus of typography nor a plus before it.
function asCopied(text) {
  const plain = text.replace(/\s+/g, " ").trim();
  const number = plain.match(/^([-−+]?)(\d[\d.]*(?:,\d+)?(?: [€%])?)$/);
  if (!number) return plain;
  return `${number[1] && number[1] !== "+" ? "-" : ""}${number[2]}`;
}

function asTable(rows) {
  const table = document.createElement("table");
  for (const cells of rows) {
    const row = table.insertRow();
    for (const text of cells) row.insertCell().textContent = text;
  }
  return table.outerHTML;
}
