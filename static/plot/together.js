// Figures that change in one run of the page are drawn in one go: the browser lays the page out once, not once for each.
const waiting = new Map();

// `draw` is called soon, once per owner, however often it is asked for.
export function together(owner, draw) {
  if (!waiting.size) setTimeout(all);
  waiting.set(owner, draw);
}

function all() {
  const draws = [...waiting.values()];
  waiting.clear();
  for (const draw of draws) draw();
}
