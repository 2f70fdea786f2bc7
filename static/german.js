// Streamlit has no setting for the words and roles it builds in itself. This mends them where they appear:
// German names for what screen readers and the screen say in English, and valid roles for the grouped navigation
// (its list holds headings and links in plain boxes, which no screen reader can read as a list).
(() => {
  // Opened on a page's own address, Streamlit would first look for its server below that address and log two 404s.
  const base = document.currentScript.src.replace(/app\/static\/german\.js.*$/, "");
  window.__streamlit = { BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base };
  // Names of months and the first day of the week in a calendar follow the language of the browser, the page does not.
  Object.defineProperty(navigator, "language", { get: () => "de-DE" });
  Object.defineProperty(navigator, "languages", { get: () => ["de-DE", "de"] });
  // A sign-in that ended closes the socket with this code (access/sign_in.py); loading the page anew leads to signing in.
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...given) {
      super(...given);
      this.addEventListener("close", (event) => event.code === 4401 && location.reload());
    }
  };
  // One step back is one step: what only changes the filters of a page in the address is no new place to go back to.
  // Streamlit puts one there whenever the address follows what was chosen or a link said.
  const push = history.pushState;
  history.pushState = (state, title, url) => {
    const samePage = url && new URL(url, location.href).pathname === location.pathname;
    (samePage ? history.replaceState : push).call(history, state, title, url);
  };
  const WORDS = {
    "App pages": "Seiten", "Sidebar": "Seitenleiste", "Main": "Inhalt",
    "Skip to main content": "Zum Inhalt springen", "No results": "Keine Treffer",
    "No options to select": "Nichts auszuwählen", "Press Enter to apply": "Mit der Eingabetaste anwenden",
    "Clear all": "Alles abwählen", "Clear value": "Eingabe leeren", "Clear": "Leeren", "Open": "Öffnen", "Close": "Schließen",
    "Select all": "Alle auswählen", "Help": "Hilfe", "Show password text": "Text zeigen",
    "Collapse sidebar": "Seitenleiste schließen", "Expand sidebar": "Seitenleiste öffnen",
    "Fullscreen": "Vollbild", "Close fullscreen": "Vollbild schließen", "Search": "Suchen",
    "Show/hide columns": "Spalten wählen", "Download as CSV": "Als CSV laden",
    "Previous page": "Vorige Seite", "Next page": "Nächste Seite", "Previous": "Zurück", "Next": "Weiter",
    "Page not found": "Diese Seite gibt es nicht",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Die angeforderte Seite gibt es nicht. Gezeigt wird der Start.",
    "Failed to generate file for download": "Die Datei konnte nicht erstellt werden.",
    "Upload": "Dateien auswählen", "Add files": "Weitere Dateien auswählen", "file upload": "Dateien auswählen",
    "Drag and drop a file here": "Datei hier ablegen", "Drag and drop files here": "Dateien hier ablegen",
    "add icon": "hinzufügen", "Choose date range": "Zeitraum im Kalender wählen", "Choose date": "Tag im Kalender wählen",
    "Clear date": "Tag leeren", "Clear dates": "Zeitraum leeren", "Previous month": "Voriger Monat", "Next month": "Nächster Monat",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Pfeiltasten gehen von Tag zu Tag, die Eingabetaste wählt, Escape schließt.",
    "Choose an option": "Bitte wählen", "Choose options": "Bitte wählen", "Selected values": "Gewählt",
    "Selectbox options": "Auswahl", "Multiselect options": "Auswahl", "Clear selection": "Auswahl aufheben",
    "Increment": "Erhöhen", "Decrement": "Verringern", "Number is above the allowed range.": "Die Zahl ist zu groß.",
    "Number is below the allowed range.": "Die Zahl ist zu klein.", "Invalid input.": "Diese Eingabe ist nicht möglich.",
    "Hide password": "Text verbergen", "Pagination": "Blättern", "Download failed": "Die Datei konnte nicht geladen werden.",
    "Connection error": "Verbindung unterbrochen", "Try again": "Noch einmal versuchen", "Please wait...": "Bitte warten …",
    "Connection timed out.": "Der Server hat zu lange nicht geantwortet.", "Reconnected to server.": "Die Verbindung steht wieder.",
    "Connecting to Streamlit server": "Verbindung zum Server wird aufgebaut",
    "Unable to connect to Streamlit server": "Der Server des Dashboards antwortet nicht",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Die Verbindung ist unterbrochen. Bitte warten, bis sie wieder steht, und es dann noch einmal versuchen.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Der Server des Dashboards antwortet nicht. Bitte die Verbindung zum Netz prüfen; bleibt es dabei, hilft die Stelle, die das Dashboard betreibt.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Der Server des Dashboards antwortet nicht. Bitte der Stelle Bescheid geben, die das Dashboard betreibt.",
    "Running...": "Wird geladen …", "Connecting": "Verbindung wird aufgebaut", "Stop": "Anhalten",
  };
  const PARTS = { day: ": Tag", month: ": Monat", year: ": Jahr", start: "von", end: "bis" };
  const PATTERNS = [
    [/^(?:(day|month|year), )?(.+) (start|end) date$/, (_, part, name, side) => `${name}, ${PARTS[side]}${PARTS[part] ?? ""}`],
    [/^(\d+) – [A-Z][a-z]+$/, "$1"],
    [/^Choose date(?: range)?, (.+)$/, "Kalender, $1"], [/^Select (\d+) matches$/, "$1 Treffer auswählen"], [/^Page (\d+)$/, "Seite $1"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Mehr als $1 lassen sich nicht wählen. Bitte erst etwas abwählen."],
    [/^Number is above the allowed range\. Please enter a value less than or equal to (.+)\.$/, "Die Zahl ist zu groß. Bitte höchstens $1 eintragen."],
    [/^Number is below the allowed range\. Please enter a value greater than or equal to (.+)\.$/, "Die Zahl ist zu klein. Bitte mindestens $1 eintragen."],
    [/^Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/, "Die Zahl passt nicht. Bitte $1 bis $2 eintragen."],
    [/^Help for (.+)$/, "Hilfe zu $1"], [/^Remove (.+)$/, "$1 entfernen"], [/^Add: (.+)$/, "„$1“ suchen"],
    [/^(\d+) ?MB per file/, "bis $1 MB je Datei"], [/^File must be (.+)B or smaller\.?$/, "Die Datei ist größer als $1B."],
    [/^(.+) files are not allowed\.?$/, "Dateien der Art $1 werden nicht angenommen."],
  ];
  const german = (text) => {
    if (!text) return undefined;
    const pattern = PATTERNS.find(([english]) => english.test(text));
    return WORDS[text] || (pattern && text.replace(...pattern));
  };
  const NAMES = ["aria-label", "title", "placeholder", "aria-valuetext"];
  // Setting an attribute to the value it has would call the observer again, without end.
  const set = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const mend = (element) => {
    for (const name of NAMES) {
      const word = german(element.getAttribute(name));
      if (word) set(element, name, word);
    }
    // One of many on a page: told from the others by its heading.
    if (element.ariaLabel === "Link to heading") {
      set(element, "aria-label", `Verweis auf „${element.closest("h1, h2, h3, h4, h5, h6, [data-testid=stHeading]")?.textContent.trim()}“`);
    }
    // A browser that translates puts elements of its own in the place of texts: what Streamlit writes anew would stand still.
    if (["stHeading", "stMarkdownContainer"].includes(element.dataset.testid)) set(element, "translate", "no");
    // A place with a name is no mere decoration.
    if (element.dataset.testid === "stFileUploaderDropzone") set(element, "role", "group");
    if (element.dataset.testid === "stSidebarNavItems") set(element, "role", "none");
    if (element.closest('[data-testid="stSidebarNavItems"]')) {
      if (element.tagName === "LI") set(element, "role", "none");
      const head = element.tagName === "DIV" && element.querySelector(":scope > [data-testid=stNavSectionHeader]");
      if (head) {
        set(element, "role", "group");
        set(element, "aria-label", head.textContent.replace("expand_more", "").trim());
      }
    }
    for (const child of element.childNodes) {
      const word = child.nodeType === Node.TEXT_NODE && german(child.nodeValue);
      if (word) child.nodeValue = word;
    }
  };
  const all = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(".js-plotly-plot")) return;
    mend(root);
    root.querySelectorAll(
      "[data-testid=stFileUploader] *, [data-testid=stHeading], [data-testid=stMarkdownContainer], [aria-label], [title], [placeholder], li, a, button, p, small, div:has(> header), [data-testid=stSidebarNavItems], [role=dialog] *, [role=option] *"
    ).forEach(mend);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") mend(change.target);
      // What is typed changes the text of an offer and no element.
      else if (change.type === "characterData") { if (change.target.parentElement?.closest("[role=option]")) mend(change.target.parentElement); }
      else change.addedNodes.forEach(all);
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMES,
  });
})();
