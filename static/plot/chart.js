// One figure: drawn, changed in place, as wide as its place, and gone without a trace.
import { made } from "./element.js";
import { Keyboard } from "./keyboard.js";
import { CONFIG, plotly } from "./library.js";
import { together } from "./together.js";
import { Tools } from "./tools.js";

const BROKEN = "Das Diagramm konnte nicht geladen werden. Bitte die Seite neu laden; die Zahlen stehen in der Tabelle.";

const PAGE_FONT = '14px "Source Sans"';
const USUAL_PX = 450;
// What the mark of invented data takes above a figure (charts/base/style.py).
const MARK_PX = 24;

export class Chart {
  turn = 0;
  #more = 0; // pixels the legend takes above the figure beyond its margin
  #begun = false;
  #shown; // the text of the figure that is drawn

  constructor(parent) {
    this.root = made("div", "figure", { role: "figure" });
    this.canvas = made("div", "canvas");
    this.root.append(this.canvas);
    this.keyboard = new Keyboard(this);
    this.tools = new Tools(this);
    parent.append(this.root);
    this.watch = new ResizeObserver(() => this.#fit());
    this.watch.observe(this.root);
  }

  show(data, trigger) {
    this.data = data;
    this.trigger = trigger;
    this.root.ariaLabel = data.alt;
    this.keyboard.name(data.clickable);
    if (data.figure !== this.#shown) {
      this.figure = JSON.parse(data.figure);
      // The room is taken before Plotly.js is there, so that nothing below it moves.
      if (!this.full) this.canvas.style.height = `${this.height}px`;
      if (this.Plotly) together(this, () => this.#draw());
      else this.#begin();
    }
    if (data.picture) this.tools.take(data.picture).catch((fault) => console.error(fault));
    return ++this.turn;
  }

  end() {
    this.turn++;
    this.watch.disconnect();
    this.tools.end();
    if (this.Plotly) this.Plotly.purge(this.canvas);
    this.root.remove();
    this.root = undefined;
  }

  get full() {
    return document.fullscreenElement === this.root;
  }

  get height() {
    return (this.figure.layout.height ?? USUAL_PX) + this.#more;
  }

  choose(point) {
    // What stands for nothing to choose (a target value, a mean) has no data of its own.
    if (this.data.clickable && point.customdata != null) this.trigger("clicked", [{ customdata: point.customdata }]);
  }

  async #begin() {
    if (this.#begun) return; // what is newest is drawn when Plotly.js is there
    this.#begun = true;
    try {
      // Labels are measured, so their font is waited for.
      const [library] = await Promise.all([plotly(), document.fonts.load(PAGE_FONT)]);
      if (!this.root) return;
      this.Plotly = library;
      together(this, () => this.#draw());
    } catch (fault) {
      console.error(fault);
      this.canvas.textContent = BROKEN;
      this.#begun = false;
    }
  }

  #draw() {
    if (!this.root) return;
    const first = this.#shown === undefined;
    if (first) this.canvas.replaceChildren(); // a fault may have been told there
    this.#shown = this.data.figure;
    this.#more = 0;
    const { data, layout } = this.figure;
    // Clicks choose; nothing is zoomed or moved, so that a finger scrolls the page.
    const choosing = this.data.clickable ? { clickmode: "event", hovermode: "closest" } : {};
    this.Plotly.react(this.canvas, data, { ...layout, ...choosing, ...this.#size() }, CONFIG);
    if (!first) return;
    this.canvas.on("plotly_click", ({ points }) => this.choose(points[0]));
    this.canvas.on("plotly_afterplot", () => this.#drawn());
    this.#drawn();
  }

  #size() {
    const height = this.full ? this.canvas.clientHeight : this.height;
    // What would be unreadable on a narrow screen keeps its width and is moved sideways (plot.css).
    const width = Math.max(this.root.clientWidth, this.figure.layout.meta?.narrowest ?? 0);
    return { width, height, autosize: false };
  }

  #fit() {
    // The next drawing takes the width of its moment, and with it a new height that is already in the page.
    if (this.#shown === undefined || this.data.figure !== this.#shown) return;
    const now = this.canvas.layout;
    if (this.#size().width !== now.width) this.#more = 0;
    const { width, height } = this.#size();
    if (width && (width !== now.width || height !== now.height)) this.#sized({ width, height });
  }

  #sized(size) {
    const top = this.figure.layout.margin?.t;
    this.Plotly.relayout(this.canvas, top === undefined ? size : { ...size, "margin.t": top + this.#more });
  }

  #makeRoom() {
    // A legend above the plot grows upwards by every line a narrow screen breaks it into, over the mark and the data.
    const { legend, title, showlegend, _size } = this.canvas._fullLayout;
    if (!showlegend || legend?.yanchor !== "bottom" || legend.yref === "container" || this.full) return;
    const lacks = legend._height + (legend.y - 1) * _size.h + (title?.text ? MARK_PX : 0) - _size.t;
    if (!(lacks > 1)) return;
    this.#more += Math.ceil(lacks);
    this.canvas.style.height = `${this.height}px`;
    this.#sized(this.#size());
  }

  #drawn() {
    if (!this.root) return; // Plotly.js may tell it after the end
    this.#makeRoom();
    this.keyboard.redrawn();
    // A sheet of paper has another width than the screen and nothing is drawn anew for it (plot.css).
    const { width, height } = this.canvas._fullLayout;
    const box = `0 0 ${width} ${height}`;
    for (const svg of this.canvas.querySelectorAll(".main-svg")) {
      if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box);
    }
    this.canvas.style.setProperty("--aqb-plot-shape", `${width} / ${height}`);
    this.canvas.style.setProperty("--aqb-plot-width", `${width}px`);
  }
}
