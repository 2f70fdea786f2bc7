// Plotly.js, fetched once per visit from the server of the page (web/library.py), and how it behaves everywhere.

const ADDRESS = new URL("../../../plotly.min.js", import.meta.url);

const DAYS = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
const MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
  "November", "Dezember"];

const GERMAN = {
  moduleType: "locale",
  name: "de",
  dictionary: {},
  format: {
    days: DAYS,
    shortDays: DAYS.map((name) => name.slice(0, 2)),
    months: MONTHS,
    shortMonths: MONTHS.map((name) => name.slice(0, 3)),
    date: "%d.%m.%Y",
    decimal: ",",
    thousands: ".",
  },
};

// No mode bar: its buttons are English and unnamed, and it costs repaint time. No upload offer to a cloud. Sizes are
// given (chart.js), so that nothing is measured twice.
export const CONFIG = {
  displayModeBar: false,
  showSendToCloud: false,
  displaylogo: false,
  responsive: false,
  locale: "de",
  locales: { de: GERMAN },
};

let loading;

export const plotly = () =>
  (loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = ADDRESS;
    script.onload = () => done(window.Plotly);
    script.onerror = () => {
      script.remove();
      loading = undefined; // the next figure tries again
      failed(new Error("Plotly.js"));
    };
    document.head.append(script);
  }));

// While the page waits for its first words, Plotly.js is read: 160 ms of a reload (docs/speed.md). Not every browser
// tells when it is idle; there the first figure asks.
window.requestIdleCallback?.(() => plotly().catch(() => {}));

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("plot.css", import.meta.url);
document.head.append(sheet);

