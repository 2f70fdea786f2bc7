// Streamlit calls this for a figure that appears or changes, always with the same element for the same figure, and
// what it returns when the figure has gone. It fetches this file from a place of its own, when the first figure appears;
// everything else is there by then, because the page asks for it at its beginning (web/page.py).
import { Chart } from "../../../app/static/plot/chart.js";

const charts = new WeakMap();

export default ({ parentElement, data, setTriggerValue }) => {
  if (!charts.has(parentElement)) charts.set(parentElement, new Chart(parentElement));
  const chart = charts.get(parentElement);
  const turn = chart.show(data, setTriggerValue);
  return () => {
    // A call that was overtaken by a newer one is ended too; the figure then stays.
    if (chart.turn !== turn) return;
    chart.end();
    charts.delete(parentElement);
  };
};
