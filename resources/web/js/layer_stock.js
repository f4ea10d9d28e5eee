// The layers the page holds: fetched when the desk says that one has changed, kept as typed arrays.

import { decodeLines, decodeNames, decodePoints, decodeWays } from "./codec.js";
import { LineLayer } from "./layers/lines.js";
import { PointLayer } from "./layers/points.js";
import { wantsNames } from "./layers/names_layer.js";

// What comes within this time is drawn together: to draw a county for each of its layers took a start three times as long.
const TOGETHER_MS = 150;

export class LayerStock {
  constructor(site, style, sprites) {
    Object.assign(this, { site, style, sprites, lines: new Map(), points: new Map(), places: [], epochs: {} });
    this.onChange = () => {};
    this.onWays = () => {};
    this.asked = new Set();
    this.waiting = [];
  }

  /**
   * `epochs`: {layer: how often it changed}, `classes`: {layer: its classes, where they are not the legend's own}.
   * Fetches what is new; a reply that was overtaken is dropped. Classes change with the bytes they belong to.
   */
  follow({ epochs, classes }) {
    for (const [name, epoch] of Object.entries(epochs)) {
      if (this.epochs[name] === epoch) continue;
      this.epochs[name] = epoch;
      this.fetching(`${name}.bin`, (buffer) => {
        if (this.epochs[name] === epoch) this.keep(name, epoch, buffer, classes[name]);
      });
    }
  }

  keep(name, epoch, buffer, classes) {
    if (name === "base/places") this.places = JSON.parse(new TextDecoder().decode(buffer));
    else if (name === "replay/ways") this.onWays(decodeWays(buffer));
    else if (this.geometry(name) === "points") this.points.set(name, new PointLayer(name, decodePoints(buffer), this.sprites));
    else this.lines.set(name, new LineLayer(name, decodeLines(buffer)));
    const layer = this.points.get(name) ?? this.lines.get(name);
    if (layer) {
      layer.epoch = epoch;
      this.style.setClasses(name, classes);
    }
  }

  geometry(name) {
    return this.style.layers.get(name)?.geometry ?? "lines";
  }

  /** Layers of one geometry in the order of the style table, bottom first. */
  inOrder(geometry) {
    const found = [];
    for (const rule of this.style.layers.values()) {
      const layer = rule.geometry === geometry && this[geometry].get(rule.name);
      if (layer) found.push(layer);
    }
    return found;
  }

  /** Fetches the names of a layer once they can be read at this zoom. */
  wantNames(layer, frame) {
    if (layer.names || layer.namesAsked || !wantsNames(layer, this.style, frame)) return;
    layer.namesAsked = true;
    this.fetching(`${layer.name}.names`, (buffer) => {
      layer.names = decodeNames(buffer);
    });
  }

  async fetching(path, use) {
    const ask = {};
    if (!this.asked.size) this.drawnAt = performance.now();
    this.asked.add(ask);
    try {
      const reply = await fetch(`${this.site}/layers/${path}`, { cache: "no-store" });
      if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
      use(await reply.arrayBuffer());
    } finally {
      this.asked.delete(ask);
      if (!this.asked.size || performance.now() - this.drawnAt > TOGETHER_MS) {
        this.drawnAt = performance.now();
        this.onChange();
      }
      if (!this.asked.size) this.waiting.splice(0).forEach((done) => done());
    }
  }

  /** Kept until nothing is being fetched. */
  idle() {
    return this.asked.size ? new Promise((done) => this.waiting.push(done)) : Promise.resolve();
  }
}
