// The base maps that are shown, one over the other; below them the vector map, so that no failing source leaves it bare.

import { placeName } from "../names.js";
import { look } from "../layers/names_layer.js";
import { TileLayer } from "./tile_layer.js";
import { TileStore } from "./tile_store.js";

export class BaseStack {
  /** `ground` is the scene of the vector map's land that stands below the tiles; `onChange` when names came or went. */
  constructor(site, map, style, bridge, ground, onChange) {
    Object.assign(this, { site, map, style, bridge, ground, onChange, layers: [], spoiled: new Set() });
  }

  get isShown() {
    return this.layers.length > 0;
  }

  /** `maps`: [{name, min_zoom, max_zoom, shift}], the lowest first; `opacity` 0 to 1 is that of each. */
  show({ maps, opacity }) {
    if (maps.length && String(maps.map((base) => base.name)) === String(this.layers.map((layer) => layer.base.name))) {
      this.layers.forEach((layer) => layer.setOpacity(opacity));
      return;
    }
    this.layers.forEach((layer) => layer.remove());
    this.layers = maps.map((base) => {
      const store = new TileStore(`${this.site}/tiles/${base.name}`, () => this.tellSpoiled(base.name));
      return new TileLayer(base, store, this.style, opacity, this.onChange);
    });
    if (this.isShown) this.map.addLayer(this.ground);
    else this.ground.remove();
    this.layers.forEach((layer) => layer.addTo(this.map));
    this.onChange();
  }

  /** Colours changed: pictures stay as they are, vector tiles and the ground are drawn anew. */
  restyle() {
    this.ground.invalidate();
    this.layers.forEach((layer) => layer.repaint());
  }

  /** Ask for the missing tiles again. */
  retry() {
    this.layers.forEach((layer) => layer.store.forgetMissing().then(() => layer.repaint()));
  }

  /** The base maps for paper: on a canvas that shows a strip `rows` high from `top` on of a picture of `frame`. */
  async drawOnPaper(context, frame, top, rows, style) {
    for (const layer of this.layers) {
      context.globalAlpha = layer.options.opacity;
      await layer.drawOnPaper(context, frame, top, rows, style);
    }
    context.globalAlpha = 1;
  }

  /** Names of vector tiles where there is room; `known` are those that the map names already. */
  drawNames(context, frame, placer, style, known) {
    for (const layer of [...this.layers].reverse()) {
      for (const { name, x, y, strong } of layer.shownNames()) {
        if (known.some((place) => place.name === name)) continue;
        const px = (x * frame.k - frame.ox) / frame.dpr, py = (y * frame.k - frame.oy) / frame.dpr;
        if (px < 0 || py < 0 || px > frame.width || py > frame.height) continue;
        if (!placeName(context, placer, name, px, py, 6, strong ? look.place(style) : look.code(style))) continue;
        context.beginPath();
        context.arc(px, py, strong ? 2.4 : 1.6, 0, 2 * Math.PI);
        context.fillStyle = style.colours.muted;
        context.fill();
      }
    }
  }

  async idle() {
    for (const layer of this.layers) await layer.idle();
  }

  get isBusy() {
    return this.layers.some((layer) => layer.painting > 0);
  }

  tellSpoiled(name) {
    if (this.spoiled.has(name)) return;
    this.spoiled.add(name);
    this.bridge.tileSpoiled(name);
  }
}
