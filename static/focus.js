// A link within the content goes with its page, and the focus falls to the top of the document: the next stops would be
// thirteen pages and every filter of the sidebar once more. When the new page stands, the focus goes to its content; who
// came from the sidebar stays there.
let shown = location.pathname;

new MutationObserver(() => {
  const app = document.querySelector('[data-testid="stApp"]');
  if (location.pathname === shown || app?.dataset.testScriptState !== "notRunning") return;
  shown = location.pathname;
  if (document.activeElement === document.body) document.querySelector('[data-testid="stMain"]')?.focus();
}).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] });
