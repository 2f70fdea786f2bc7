// A link within the content goes with its page, and the focus falls to the top of the document: the next stops would be
// thirteen pages and every filter of the sidebar once more. When the new page stands, the focus goes to its content; who
// came from the sidebar stays there.
let shown = location.pathname;
let around = []; // what stood around the focus last, from within, each with what stood before it

document.addEventListener("focusin", ({ target }) => {
  around = [];
  for (let each = target; each && each.dataset?.testid !== "stMain"; each = each.parentElement) around.push([each, each.previousElementSibling]);
});

// A button that goes with what it did ("Zurückziehen") would take the focus to the top as well: it goes to what is said of
// it, which is brought into sight; where nothing is said it stays at what stood around the button, or before that, and is
// still there.
const stay = () => {
  const place = around.flat().find((each) => each?.isConnected);
  // The place of a table's cell goes with every word typed into it, and is none of the content.
  if (!place || place === around[0][0] || !place.closest('[data-testid="stMain"]')) return;
  const said = document.querySelector('[data-testid="stMain"] [data-testid="stAlert"]:has([data-testid="stAlertContentSuccess"])');
  if (said) said.scrollIntoView({ block: "nearest" });
  const goal = said ?? place;
  goal.tabIndex = -1;
  goal.focus({ preventScroll: true });
};

// What was done with a draft is said where the next one opens by itself: the page goes there, away from the button that
// lies under the hand now.
let told = null;
const tell = () => {
  const said = document.querySelector('[class*="st-key-geschehen_"]');
  const name = said?.className.match(/st-key-geschehen_\d+/)[0];
  if (!said || name === told) return false;
  told = name;
  said.tabIndex = -1;
  said.scrollIntoView({ block: "start" });
  said.focus({ preventScroll: true });
  return true;
};

const settled = () => {
  if (tell()) return;
  const moved = location.pathname !== shown;
  shown = location.pathname;
  if (document.activeElement !== document.body) return;
  if (moved) document.querySelector('[data-testid="stMain"]')?.focus();
  else stay();
};

// What a run no longer draws is taken away just after it.
new MutationObserver(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (app?.dataset.testScriptState === "notRunning") setTimeout(settled, 50);
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] });
