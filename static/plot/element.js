// An element of a figure, named as in plot.css.
export const made = (tag, name, more = {}) =>
  Object.assign(document.createElement(tag), { className: `aqb-plot-${name}`, ...more });
