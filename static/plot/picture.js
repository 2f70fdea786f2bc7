// A figure as a picture to take along: what it shows, of what, from where and of when is drawn into it.
import { CONFIG, plotly } from "./library.js";

const SPACE = "http://www.w3.org/2000/svg";
// A picture has no fonts of the page with it; this one is on every office machine.
const FONT = "Arial, Helvetica, sans-serif";
// The words above and below want this much, however narrow the figure.
const SMALLEST_PX = 480;
const EDGE_PX = 16;
const SHARPER = 2;
const TITLE = { size: 18, weight: "bold", fill: "#1B2430" };
const TEXT = { size: 13, weight: "normal", fill: "#56606C" };

// Draws the figure without the page, puts the words above and below it, and hands it to the browser as a file.
export async function save(chart, { name, head, foot, request }) {
  const { data, layout } = chart.figure;
  const width = chart.root.clientWidth;
  const { height } = chart;
  // A figure that is drawn only to be taken may come before Plotly.js is read.
  const drawn = await (await plotly()).toImage(
    { data, layout: { ...layout, width, height, font: { ...layout.font, family: FONT } }, config: CONFIG },
    { format: "svg", width, height },
  );
  const picture = framed(svgOf(drawn), Math.max(width, SMALLEST_PX), height, head, foot);
  const file = new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" });
  offer(request.kind === "png" ? await raster(file, picture) : file, `${name}.${request.kind}`);
}

function svgOf(address) {
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  return new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
}

function framed(inner, width, height, head, foot) {
  const [title, ...rest] = head;
  const above = [...wrapped([title], width, TITLE), ...wrapped(rest, width, TEXT)];
  const below = wrapped(foot, width, TEXT);
  const top = room(above);
  const whole = { width: width + 2 * EDGE_PX, height: top + height + room(below) };
  const outer = element("svg", { ...whole, viewBox: `0 0 ${whole.width} ${whole.height}` });
  outer.append(element("rect", { width: "100%", height: "100%", fill: "#FFFFFF" }));
  inner.setAttribute("x", EDGE_PX);
  inner.setAttribute("y", top);
  // Its texts were given room in the font of the page; in that of the picture they may need some of the edge.
  inner.style.overflow = "visible";
  outer.append(...lines(above, 0), inner, ...lines(below, top + height));
  return outer;
}

const element = (tag, more) => {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(more)) made.setAttribute(name, value);
  return made;
};

const room = (texts) => texts.reduce((sum, { look }) => sum + step(look), 2 * EDGE_PX - 6);

const step = ({ size }) => Math.round(size * 1.4);

function lines(texts, from) {
  let y = from + EDGE_PX - 4;
  return texts.map(({ text, look }) => {
    y += step(look);
    const line = element("text", { x: EDGE_PX, y: y - 4, "font-family": FONT, "font-size": look.size });
    line.setAttribute("font-weight", look.weight);
    line.setAttribute("fill", look.fill);
    line.textContent = text;
    return line;
  });
}

// Texts in lines that fit the picture, measured in its font.
function wrapped(texts, width, look) {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `${look.weight} ${look.size}px ${FONT}`;
  return texts.filter(Boolean).flatMap((text) => {
    const found = [];
    for (const word of text.split(" ")) {
      const longer = found.length ? `${found.at(-1)} ${word}` : word;
      if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
      else found.push(word);
    }
    return found.map((line) => ({ text: line, look }));
  });
}

async function raster(file, picture) {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = SHARPER * Number(picture.getAttribute("width"));
    canvas.height = SHARPER * Number(picture.getAttribute("height"));
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function offer(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // the browser reads it after the click
}
