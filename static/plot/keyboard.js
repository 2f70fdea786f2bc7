// The points of a figure by keyboard: Tab goes to the figure, arrows from point to point, Enter chooses. What is said
// is what the mouse would show: the label Plotly.js draws at a point, in the words and numbers of the figure.
import { made } from "./element.js";

const SAME_LINE_PX = 3;
const PAD_PX = 3;
const HINT = "Werte mit den Pfeiltasten lesen";
const CHOICE = ", mit der Eingabetaste auswählen";

export class Keyboard {
  #lines; // the points in reading order, as long as the drawing stands
  #at; // where the reader is: curve and number of a point

  constructor(chart) {
    this.chart = chart;
    this.canvas = chart.canvas;
    this.canvas.tabIndex = 0;
    this.canvas.role = "application";
    this.ring = made("div", "here", { hidden: true });
    this.said = made("p", "said", { ariaLive: "polite" });
    chart.root.append(this.ring, this.said);
    this.canvas.addEventListener("keydown", (event) => this.#pressed(event));
    this.canvas.addEventListener("focus", () => this.canvas.matches(":focus-visible") && this.#enter());
    this.canvas.addEventListener("blur", () => this.#leave());
  }

  name(clickable) {
    this.canvas.ariaLabel = clickable ? HINT + CHOICE : HINT;
  }

  #pressed(event) {
    if (event.target !== this.canvas || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (step) this.#go(...step);
    else if (event.key === "Home") this.#to(this.#read()[0]?.[0]);
    else if (event.key === "End") this.#to(this.#read().at(-1)?.at(-1));
    else if (event.key === "Escape") this.#leave();
    else if (event.key === "Enter" || event.key === " ") this.#choose();
    else return;
    event.preventDefault();
  }

  #enter() {
    const kept = this.#read().flat().find((point) => same(point, this.#at));
    this.#to(kept ?? this.#read()[0]?.[0]);
  }

  #leave() {
    this.ring.hidden = true;
    this.said.textContent = "";
    if (this.chart.Plotly && this.canvas._fullLayout) this.chart.Plotly.Fx.unhover(this.canvas);
  }

  redrawn() {
    this.#lines = undefined;
    if (!this.ring.hidden) this.#leave();
  }

  #choose() {
    const point = this.#read().flat().find((each) => same(each, this.#at));
    if (point) this.chart.choose(point);
  }

  // Along a line the next point, at its end the next line; across, the nearest point of the next line.
  #go(right, down) {
    const lines = this.#read();
    const at = lines.findIndex((line) => line.some((point) => same(point, this.#at)));
    if (at < 0 || this.ring.hidden) return this.#enter();
    const line = lines[at];
    const along = lines.rows ? right : down;
    const across = lines.rows ? down : right;
    const place = line.findIndex((point) => same(point, this.#at));
    if (along) {
      const next = along > 0 ? lines[at + 1]?.[0] : lines[at - 1]?.at(-1);
      return this.#to(line[place + along] ?? next);
    }
    const others = lines[at + across] ?? [];
    const here = lines.rows ? line[place].x : line[place].y;
    const far = (point) => Math.abs((lines.rows ? point.x : point.y) - here);
    return this.#to(others.toSorted((one, other) => far(one) - far(other))[0]);
  }

  #to(point) {
    if (!point) return;
    this.#at = { curve: point.curve, number: point.number };
    const { Fx } = this.chart.Plotly;
    Fx.unhover(this.canvas); // else a label soon after another would come later
    Fx.hover(this.canvas, [{ curveNumber: point.curve, pointNumber: point.number }], [point.plot]);
    this.#say(point);
  }

  #say(point) {
    const labels = [...this.canvas.querySelectorAll(".hoverlayer .hovertext text")].map(words).filter(Boolean);
    const all = this.#read().flat();
    const position = all.findIndex((each) => same(each, point)) + 1;
    this.said.textContent = `${labels.join("; ")} – ${position} von ${all.length}`;
    this.#frame(point);
  }

  #frame(point) {
    const datum = this.canvas.calcdata[point.curve][point.number];
    const mark = [...this.canvas.querySelectorAll(".point")].find((each) => each.__data__ === datum);
    const { left, top } = this.chart.root.getBoundingClientRect();
    const canvas = this.canvas.getBoundingClientRect();
    // A line without marks has no element at its points.
    const box = mark?.getBoundingClientRect() ?? { x: canvas.x + point.x, y: canvas.y + point.y, width: 0, height: 0 };
    Object.assign(this.ring.style, {
      left: `${box.x - left - PAD_PX}px`,
      top: `${box.y - top - PAD_PX}px`,
      width: `${box.width + 2 * PAD_PX}px`,
      height: `${box.height + 2 * PAD_PX}px`,
    });
    this.ring.hidden = false;
  }

  // Points by lines: rows where bars lie or the axis runs downward (a map of tiles), else columns.
  #read() {
    if (this.#lines) return this.#lines;
    const traces = this.canvas._fullData ?? [];
    const bars = traces.some((trace) => trace.type === "bar");
    const rows = traces.some(({ type, orientation }) => type === "bar" && orientation === "h") || downward(this.canvas);
    const points = traces.flatMap((trace, curve) => pointsOf(this.canvas, trace, curve));
    points.sort((one, other) => (rows ? one.y - other.y : one.x - other.x));
    const lines = [];
    for (const point of points) {
      const last = lines.at(-1)?.[0];
      if (last && Math.abs(rows ? point.y - last.y : point.x - last.x) < SAME_LINE_PX) lines.at(-1).push(point);
      else lines.push([point]);
    }
    // Parts of a bar one after the other as they are stacked and named, everything else as it lies.
    const order = bars ? (one, other) => one.curve - other.curve : rows ? (a, b) => a.x - b.x : (a, b) => a.y - b.y;
    this.#lines = Object.assign(lines.map((line) => line.toSorted(order)), { rows });
    return this.#lines;
  }
}

const same = (one, other) => one.curve === other?.curve && one.number === other?.number;

const downward = ({ _fullLayout: { yaxis } = {} }) => Boolean(yaxis) && yaxis.range[0] > yaxis.range[1];

const words = (text) => {
  const lines = [...text.querySelectorAll(".line")];
  const parts = lines.length ? lines.map((line) => line.textContent) : [text.textContent];
  // Labels of axes end in blanks that keep them off the bars.
  return parts.map((part) => part.replace(/\s+/g, " ").replace(/ (?=[:,])/g, "").trim()).join(", ");
};

function pointsOf(canvas, trace, curve) {
  if (trace.visible !== true || trace.hoverinfo === "skip" || !trace.x || !trace.y) return [];
  const layout = canvas._fullLayout;
  const [across, upright] = [trace.xaxis, trace.yaxis].map((name) => layout[`${name[0]}axis${name.slice(1)}`]);
  return Array.from(trace.x, (value, number) => ({
    curve,
    number,
    plot: trace.xaxis + trace.yaxis,
    x: across._offset + across.d2p(value),
    y: upright._offset + upright.d2p(trace.y[number]),
    customdata: trace.customdata?.[number],
  })).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
}
