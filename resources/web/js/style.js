// The style table: legend.json says how each class of each layer is drawn, tokens.json which colour that is.
// The window's legend reads the same two files, so it always matches what is drawn.

import { pixel, mixed } from "./pixels.js";

export const OUT_OF_USE = 32, KEY = 128;

export class Style {
  constructor(legend, tokens) {
    this.layers = new Map(legend.layers.map((layer) => [layer.name, layer]));
    this.tokens = tokens;
    this.hidden = new Set();
    for (const layer of legend.layers) {
      for (const rule of layer.classes) if (rule.off) this.hidden.add(`${layer.name}.${rule.code}`);
    }
    this.use("night");
  }

  use(theme) {
    this.theme = this.tokens[theme] ? theme : "night";
    this.colours = this.tokens[this.theme];
    this.land = pixel(this.colours.map_land);
  }

  /** A token's colour as a pixel. */
  pixel(token) {
    return pixel(this.colours[token]);
  }

  /** A colour on its way to the land: `share` of it is left. */
  dimmed(token, share) {
    return mixed(this.land, pixel(this.colours[token]), share);
  }

  classes(layer) {
    return this.layers.get(layer)?.classes ?? [];
  }

  /** Whether a class is shown at a zoom: switched on, and near enough. */
  shows(layer, rule, zoom) {
    return zoom >= (rule.from ?? 0) && !this.hidden.has(`${layer}.${rule.code}`);
  }

  /** {"wells.OIL": false, ...}: what the officer switched on and off. */
  setVisible(changes) {
    for (const [name, on] of Object.entries(changes)) {
      if (on) this.hidden.delete(name);
      else this.hidden.add(name);
    }
  }
}
