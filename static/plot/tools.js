// The quiet button below a figure, as large as the screen, and the picture the page asks for.
import { made } from "./element.js";
import { save } from "./picture.js";

export class Tools {
  #taken;

  constructor(chart) {
    this.chart = chart;
    this.bar = made("div", "tools");
    this.#button("Vollbild", "Diagramm im Vollbild zeigen", () => this.#full());
    chart.root.append(this.bar);
    this.changed = () => this.#sized();
    document.addEventListener("fullscreenchange", this.changed);
  }

  end() {
    document.removeEventListener("fullscreenchange", this.changed);
  }

  // The words of a picture come with the next run of the page; each request is answered once.
  async take(picture) {
    if (picture.request.at === this.#taken) return;
    this.#taken = picture.request.at;
    await save(this.chart, picture);
  }

  #button(text, name, pressed) {
    const button = made("button", "tool", { type: "button", textContent: text, title: name });
    button.addEventListener("click", pressed);
    this.bar.append(button);
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.chart.root.requestFullscreen();
  }

  #sized() {
    this.chart.canvas.style.height = this.chart.full ? "" : `${this.chart.height}px`;
  }
}
