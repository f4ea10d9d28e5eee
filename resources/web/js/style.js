// The style table: legend.json says how each class of each layer is drawn, tokens.json which colour that is.
// The window's legend reads the same two files, so it always matches what is drawn. A layer that is drawn by another
// attribute brings its classes along with its points or lines; what the officer chose of it is its look.

import { pixel, mixed } from "./pixels.js";

export const OUT_OF_USE = 32, KEY = 128;

export class Style {
  constructor(legend, tokens) {
    this.layers = new Map(legend.layers.map((layer) => [layer.name, layer]));
    this.other = new Map();
    this.tokens = tokens;
    this.hidden = new Set();
    this.looks = {};
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
    return this.other.get(layer) ?? this.layers.get(layer)?.classes ?? [];
  }

  /** The classes a layer came with; none where they are the legend's own. */
  setClasses(layer, rules) {
    if (rules?.length) this.other.set(layer, rules);
    else this.other.delete(layer);
  }

  /** Whether a class is shown at a zoom: switched on, near enough and not too near. */
  shows(layer, rule, zoom) {
    const look = this.looks[layer];
    const from = look?.from_zoom ?? rule.from ?? 0, to = look?.to_zoom ?? rule.to ?? 99;
    return zoom >= from && zoom < to && !this.hidden.has(`${layer}.${rule.code}`);
  }

  /** Whether names of a class are written at a zoom. */
  names(layer, rule, zoom) {
    return rule.names_from !== undefined && zoom >= rule.names_from && this.labels(layer) && this.shows(layer, rule, zoom);
  }

  /** Whether a layer's names are switched on. */
  labels(layer) {
    return this.looks[layer]?.labels !== false;
  }

  /** How much of a layer covers what lies below, 0 to 1. */
  opacity(layer) {
    return (this.looks[layer]?.opacity ?? 100) / 100;
  }

  /** {"wells.OIL": false, ...}: what the officer switched on and off. */
  setVisible(changes) {
    for (const [name, on] of Object.entries(changes)) {
      if (on) this.hidden.delete(name);
      else this.hidden.add(name);
    }
  }
}
