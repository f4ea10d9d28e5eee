// Twin of app/ui/map/map_bridge.py: the only two files that know the channel, with the same names.
// The page tells what the officer did and is never trusted; the desk tells what to show. Texts from the desk are shown
// as text. Until the channel stands the page's own facts wait in `early`.

const SIGNALS = [
  "themeChanged", "wordsChanged", "layersChanged", "visibilityChanged", "looksChanged", "marksChanged",
  "selectionChanged", "tooltipChanged", "viewAsked", "moveAsked", "settleAsked", "baseChanged", "baseRetried", "sheetAsked",
  "sketchAsked", "sketchPressed", "sketchFigured", "replayChanged", "replayPeeked",
];

export class Bridge {
  constructor() {
    this.desk = null;
    this.early = [];
    const told = (event, message, source, line) => {
      this.reportError(message, source, line);
      // Once the desk hears it, the console need not say it a second time.
      if (this.desk) event.preventDefault();
    };
    window.addEventListener("error", (event) => told(event, event.message, event.filename ?? "", event.lineno ?? 0));
    window.addEventListener("unhandledrejection", (event) => told(event, String(event.reason?.stack ?? event.reason), "", 0));
  }

  /** Opens the channel: from now on the desk hears the page. */
  open() {
    return new Promise((opened) => {
      new window.QWebChannel(window.qt.webChannelTransport, (channel) => {
        this.desk = channel.objects.bridge;
        this.early.splice(0).forEach(([name, args]) => this.desk[name](...args));
        opened();
      });
    });
  }

  /** Hears the desk; `on` has one function for each signal's name and is called with the parsed value. */
  join(on) {
    for (const name of SIGNALS) this.desk[name].connect((value) => on[name](JSON.parse(value)));
  }

  tell(name, ...args) {
    if (this.desk) this.desk[name](...args);
    else this.early.push([name, args]);
  }

  ready() {
    this.tell("ready");
  }

  mapClicked(lon, lat, hit) {
    this.tell("mapClicked", lon, lat, hit?.layer ?? "", hit?.index ?? -1, hit?.epoch ?? 0);
  }

  menuAsked(lon, lat, hit, x, y) {
    this.tell("menuAsked", lon, lat, hit?.layer ?? "", hit?.index ?? -1, hit?.epoch ?? 0, x, y);
  }

  hovered(lon, lat, hit) {
    this.tell("hovered", lon, lat, hit?.layer ?? "", hit?.index ?? -1, hit?.epoch ?? 0);
  }

  viewChanged(lon, lat, zoom, byHand) {
    this.tell("viewChanged", lon, lat, zoom, byHand);
  }

  /** What is being drawn: {points, end, closed, done}. */
  sketchChanged(now) {
    this.tell("sketchChanged", JSON.stringify(now));
  }

  /** A strip of the sheet that was asked for: `rows` rows from `top` on, of `height` in all, as PNG in base64. */
  sheetDrawn(serial, top, rows, height, png) {
    this.tell("sheetDrawn", serial, top, rows, height, png);
  }

  /** All strips are told; `legend` lists the classes that are drawn on them. */
  sheetDone(serial, legend) {
    this.tell("sheetDone", serial, JSON.stringify(legend));
  }

  settled(serial) {
    this.tell("settled", serial);
  }

  /** A tile came that cannot be drawn; told once for each base map. */
  tileSpoiled(name) {
    this.tell("tileSpoiled", name);
  }

  reportError(message, source, line) {
    this.tell("reportError", String(message).slice(0, 2000), String(source).slice(0, 300), line | 0);
  }
}
