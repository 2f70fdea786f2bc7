// Streamlit opens a menu at the end of the page and fills it with the run that follows, so the focus stays behind: the next
// stop would be what lies after the button. When the menu has something to choose, the focus goes there; Escape takes it back.
let entered; // the menu that has had its focus

const enter = () => {
  const menu = document.querySelector('[data-testid="stPopoverBody"]');
  if (!menu) entered = undefined;
  else if (menu !== entered) {
    const first = menu.querySelector("button, input, textarea");
    if (!first) return;
    entered = menu;
    if (!menu.contains(document.activeElement)) first.focus();
  }
};

// One menu is told from another by the section it belongs to, whose heading bears its key (ui/take_along.py).
const name = () => {
  for (const button of document.querySelectorAll('[class*="st-key-mit_"] button:not([aria-label])')) {
    const key = button.closest('[class*="st-key-mit_"]').className.match(/st-key-mit_(\S+)/)[1];
    const head = document.getElementById(key);
    if (head) button.ariaLabel = `Mitnehmen: ${(head.querySelector("h2") ?? head).textContent.trim()}`;
  }
};

const changed = () => {
  enter();
  name();
};

new MutationObserver(changed).observe(document.documentElement, { childList: true, subtree: true });

// A field of Streamlit has one line: a chosen name longer than it is told whole to who points at it.
document.addEventListener("pointerover", ({ target }) => {
  const field = target instanceof Element && target.closest('[data-testid="stSelectbox"] input');
  if (field) field.title = field.scrollWidth > field.clientWidth ? field.value : "";
});
