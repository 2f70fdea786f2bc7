// One figure: drawn, changed in place, as wide as its place, and gone without a trace.
import { made } from "./element.js";
import { Keyboard } from "./keyboard.js";
import { CONFIG, plotly } from "./library.js";
import { Tools } from "./tools.js";

const BROKEN = "Das Diagramm konnte nicht geladen werden. Bitte die Seite neu laden; die Zahlen stehen in der Tabelle.";

export class Chart {
  turn = 0;
  #work = Promise.resolve();
  #shown; // the text of the figure that is drawn

  constructor(parent) {
    this.root = made("div", "figure", { role: "figure" });
    this.canvas = made("div", "canvas");
    this.root.append(this.canvas);
    this.keyboard = new Keyboard(this);
    this.tools = new Tools(this);
    parent.append(this.root);
    this.watch = new ResizeObserver(() => this.#queue(() => this.#fit()));
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
      if (!document.fullscreenElement) this.canvas.style.height = `${this.figure.layout.height ?? 450}px`;
      this.#queue(() => this.#draw(data.figure));
    }
    if (data.picture) this.#queue(() => this.tools.take(data.picture));
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

  choose(point) {
    if (this.data.clickable) this.trigger("clicked", [{ customdata: point.customdata ?? null }]);
  }

  #queue(step) {
    this.#work = this.#work.then(() => this.root && step()).catch((fault) => this.#tell(fault));
  }

  async #draw(text) {
    if (text !== this.data.figure) return; // overtaken
    this.Plotly = await plotly();
    await document.fonts.load('14px "Source Sans"'); // labels are measured
    if (!this.root || text !== this.data.figure) return;
    const first = this.#shown === undefined;
    if (first) this.canvas.replaceChildren(); // a fault may have been told there
    this.#shown = text;
    const { data, layout } = this.figure;
    // Clicks choose; nothing is zoomed or moved, so that a finger scrolls the page.
    const choosing = this.data.clickable ? { clickmode: "event", hovermode: "closest" } : {};
    await this.Plotly.react(this.canvas, data, { ...layout, ...choosing, ...this.#size() }, CONFIG);
    if (first && this.root) {
      this.canvas.on("plotly_click", ({ points }) => this.choose(points[0]));
      this.canvas.on("plotly_afterplot", () => this.#scalable());
      this.#scalable();
      this.keyboard.listen();
    }
  }

  #size() {
    const full = document.fullscreenElement === this.root;
    const height = full ? this.canvas.clientHeight : (this.figure.layout.height ?? 450);
    return { width: this.root.clientWidth, height, autosize: false };
  }

  async #fit() {
    if (this.#shown === undefined) return;
    const { width, height } = this.#size();
    const now = this.canvas.layout;
    if (width && (width !== now.width || height !== now.height)) await this.Plotly.relayout(this.canvas, { width, height });
  }

  // A sheet of paper has another width than the screen and nothing is drawn anew for it (plot.css).
  #scalable() {
    const { width, height } = this.canvas._fullLayout;
    this.canvas.style.setProperty("--aqb-plot-shape", `${width} / ${height}`);
    this.canvas.querySelectorAll(".main-svg").forEach((svg) => svg.setAttribute("viewBox", `0 0 ${width} ${height}`));
  }

  #tell(fault) {
    console.error(fault);
    if (this.root && this.#shown === undefined) this.canvas.textContent = BROKEN;
  }
}
