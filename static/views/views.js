// The views a reader has kept, in this browser alone (docs/decisions/12-own-views-in-the-browser.md): a list of
// {id, name, about, address}. The page asks for one step at a time; what is kept afterwards is told to it.
const PLACE = "aqb-views";
const DONE = "aqb-views-step";
const MOST = 50;

const kept = () => {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) || "[]");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

const STEPS = {
  keep: (views, { view }) => [view, ...views].slice(0, MOST),
  rename: (views, { id, name }) => views.map((each) => (each.id === id ? { ...each, name } : each)),
  remove: (views, { id }) => views.filter((each) => each.id !== id),
};

export default ({ data, setStateValue }) => {
  const tell = () => {
    const text = JSON.stringify(kept());
    if (text !== data.known) setStateValue("views", text);
  };
  const step = data.step;
  // A step comes again with every run until its result is known, and is taken once.
  if (step && STEPS[step.what] && sessionStorage.getItem(DONE) !== step.number) {
    localStorage.setItem(PLACE, JSON.stringify(STEPS[step.what](kept(), step)));
    sessionStorage.setItem(DONE, step.number);
  }
  tell();
  const other = (event) => event.key === PLACE && tell(); // another tab has changed them
  window.addEventListener("storage", other);
  return () => window.removeEventListener("storage", other);
};
