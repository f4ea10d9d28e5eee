// One base map on Leaflet's grid. Each tile of the map is a canvas into which the base map's own tiles are drawn: as they
// are, enlarged beyond their last zoom, or moved back to where they belong in WGS-84 when the base map is shifted.

import { WORLD_UNITS, latOf, lonOf, unitX, unitY } from "../projection.js";
import { shifted, unshifted } from "./datum.js";
import { namesOf, paintTile } from "./tile_painter.js";

const SIDE = 256;
// Across a tile the shift of GCJ-02 changes by up to 1.3 pixels, that of BD-09 by 4: in this many pieces along each side
// it is right within a fifth of a pixel.
const PIECES = { "": 1, "GCJ-02": 4, "BD-09": 16 };
// Beyond this a pixel of a picture is as large as a hand: the vector map says more.
const FARTHEST = 5;
const FINER = 2;

export const TileLayer = window.L.GridLayer.extend({
  /** `base` {min_zoom, max_zoom, shift}; `store` has its tiles; `onNames` is called when names came or went. */
  initialize(base, store, style, opacity, onNames) {
    window.L.setOptions(this, {
      tileSize: SIDE, minZoom: base.min_zoom, maxZoom: 24, opacity, updateWhenIdle: true, keepBuffer: 1, noWrap: true,
    });
    Object.assign(this, { base, store, style, onNames, names: new Map(), painting: 0, waiting: [] });
    this.on("tileunload", ({ coords }) => {
      this.names.delete(keyOf(coords));
      for (const [x, y] of this.sources(coords, this.zoomOf(coords))) store.leave(this.zoomOf(coords), x, y);
    });
  },

  createTile(coords, done) {
    const canvas = document.createElement("canvas"), zoom = this.zoomOf(coords);
    for (const [x, y] of this.sources(coords, zoom)) this.store.want(zoom, x, y);
    this.paint(canvas, coords).finally(() => done(null, canvas));
    return canvas;
  },

  /** All tiles in view once more, from what has come: colours changed, or missing tiles may come now. */
  repaint() {
    for (const { el, coords } of Object.values(this._tiles)) this.paint(el, coords);
  },

  async paint(canvas, coords) {
    this.painting += 1;
    try {
      await this.fill(canvas, coords);
    } finally {
      this.painting -= 1;
      if (!this.painting) this.waiting.splice(0).forEach((done) => done());
    }
  },

  idle() {
    return this.painting ? new Promise((done) => this.waiting.push(done)) : this.store.idle();
  },

  async fill(canvas, coords) {
    const dpr = window.devicePixelRatio || 1, zoom = this.zoomOf(coords);
    const named = await this.render(canvas, coords, { width: Math.round(SIDE * dpr), dpr, zoom, style: this.style });
    if (named.length || this.names.has(keyOf(coords))) {
      this.names.set(keyOf(coords), named);
      this.onNames();
    }
  },

  /** Draws one tile of ours, `width` pixels wide, out of the base map's tiles of `zoom`; the names that are in it. */
  async render(canvas, coords, { width, dpr, zoom, style }) {
    const wanted = this.sources(coords, zoom);
    const tiles = await Promise.all(wanted.map(([x, y]) => this.store.get(zoom, x, y)));
    canvas.width = canvas.height = width;
    const context = canvas.getContext("2d"), named = [];
    if (coords.z - zoom <= FARTHEST) this.drawPictures(context, tiles, wanted, coords, zoom, width);
    tiles.forEach(({ vector }, i) => {
      if (!vector) return;
      const [x, y] = wanted[i];
      this.drawVector(context, vector, x, y, coords, zoom, width, dpr, style);
      named.push(...this.placed(vector, x, y, coords, zoom));
    });
    return named;
  },

  /** For paper, whose pixels are finer: pictures come from nearer zooms where the base map has them, up to `FINER`. */
  async drawOnPaper(context, frame, top, rows, style) {
    const z = Math.max(0, Math.min(24, Math.round(frame.zoom)));
    if (z < this.base.min_zoom) return;
    const side = SIDE * 2 ** (frame.zoom - z) * frame.dpr, most = 2 ** z - 1;
    // A tile is higher than a strip: it is kept until the strips have left it behind.
    const kept = ((frame.kept ??= new Map()).get(this) ?? frame.kept.set(this, new Map()).get(this));
    const zoom = Math.min(z + Math.min(FINER, Math.round(Math.log2(frame.dpr))), this.base.max_zoom);
    const [west, east] = [frame.ox, frame.ox + frame.w].map((x) => Math.max(0, Math.min(most, Math.floor(x / side))));
    const [north, south] = [frame.oy + top, frame.oy + top + rows].map((y) => Math.max(0, Math.min(most, Math.floor(y / side))));
    for (const [key, tile] of kept) if (tile.y < north) kept.delete(key);
    for (let y = north; y <= south; y++) {
      for (let x = west; x <= east; x++) {
        const canvas = kept.get(`${x}/${y}`)?.canvas ?? document.createElement("canvas");
        if (!kept.has(`${x}/${y}`)) {
          kept.set(`${x}/${y}`, { canvas, y });
          await this.render(canvas, { x, y, z }, { width: Math.ceil(side), dpr: frame.dpr, zoom, style });
        }
        const left = Math.round(x * side) - frame.ox, up = Math.round(y * side) - frame.oy - top;
        context.drawImage(canvas, left, up, Math.round((x + 1) * side) - Math.round(x * side), Math.round((y + 1) * side) - Math.round(y * side));
      }
    }
  },

  /** Which zoom of the base map a tile of ours is drawn from: its own, or the base map's last. */
  zoomOf(coords) {
    return Math.min(coords.z, this.base.max_zoom);
  },

  /** Where the base map has the place at the share fx, fy of a tile of ours: column and row of its own, with fractions. */
  source(coords, fx, fy, zoom) {
    const side = 2 ** coords.z, there = 2 ** zoom;
    const x = (coords.x + fx) / side, y = (coords.y + fy) / side;
    if (!this.base.shift) return [x * there, y * there];
    const [lon, lat] = shifted(this.base.shift, lonOf(x * WORLD_UNITS), latOf(y * WORLD_UNITS));
    return [(unitX(lon) / WORLD_UNITS) * there, (unitY(lat) / WORLD_UNITS) * there];
  },

  /** Which of the base map's tiles lie under a tile of ours. */
  sources(coords, zoom) {
    const corners = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([fx, fy]) => this.source(coords, fx, fy, zoom));
    const most = 2 ** zoom - 1, found = [], hair = 1e-9;
    const [west, north] = [0, 1].map((axis) => Math.max(0, Math.floor(Math.min(...corners.map((c) => c[axis])) + hair)));
    const [east, south] = [0, 1].map((axis) => Math.min(most, Math.ceil(Math.max(...corners.map((c) => c[axis])) - hair) - 1));
    for (let y = north; y <= south; y++) for (let x = west; x <= east; x++) found.push([x, y]);
    return found;
  },

  /** The pictures, in pieces each of which is moved by the shift at its middle. */
  drawPictures(context, tiles, wanted, coords, zoom, width) {
    const size = tiles.find(({ picture }) => picture)?.picture.width;
    if (!size) return;
    const sheet = wanted.length === 1 ? tiles[0].picture : this.joined(tiles, wanted, size), [west, north] = wanted[0];
    const pieces = PIECES[this.base.shift], perPixel = (size * 2 ** (zoom - coords.z)) / width;
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = "high";
    const edge = (i) => Math.round((i * width) / pieces);
    for (let row = 0; row < pieces; row++) {
      for (let column = 0; column < pieces; column++) {
        const left = edge(column), top = edge(row), w = edge(column + 1) - left, h = edge(row + 1) - top;
        const [midX, midY] = this.source(coords, (left + w / 2) / width, (top + h / 2) / width, zoom);
        const x = (midX - west) * size - (w / 2) * perPixel, y = (midY - north) * size - (h / 2) * perPixel;
        context.drawImage(sheet, x, y, w * perPixel, h * perPixel, left, top, w, h);
      }
    }
  },

  /** Neighbouring pictures as one, so that a piece across their border has no seam. */
  joined(tiles, wanted, size) {
    const sheet = (this.sheet ??= document.createElement("canvas")), [west, north] = wanted[0], [east, south] = wanted.at(-1);
    sheet.width = (east - west + 1) * size;
    sheet.height = (south - north + 1) * size;
    const context = sheet.getContext("2d");
    tiles.forEach(({ picture }, i) => {
      const [x, y] = wanted[i];
      if (picture) context.drawImage(picture, (x - west) * size, (y - north) * size, size, size);
    });
    return sheet;
  },

  /** A vector tile, each corner of it at its own place; clipped to the tile, whose geometry reaches beyond it. */
  drawVector(context, vector, x, y, coords, zoom, width, dpr, style) {
    const grow = 2 ** (coords.z - zoom) * width, place = this.placing(coords, zoom, width);
    const at = (fx, fy) => place((x + fx) * grow - coords.x * width, (y + fy) * grow - coords.y * width);
    context.save();
    context.beginPath();
    [[0, 0], [1, 0], [1, 1], [0, 1]].forEach(([fx, fy], i) => (i ? context.lineTo(...at(fx, fy)) : context.moveTo(...at(fx, fy))));
    context.clip();
    paintTile(context, vector, at, style, dpr);
    context.restore();
  },

  /** From pixels of the base map to pixels of ours: by the shift at the corners of the tile, evenly between them. */
  placing(coords, zoom, width) {
    if (!this.base.shift) return (px, py) => [px, py];
    const grow = 2 ** (coords.z - zoom) * width;
    const moved = (fx, fy) => {
      const [sx, sy] = this.source(coords, fx, fy, zoom);
      return [sx * grow - (coords.x + fx) * width, sy * grow - (coords.y + fy) * width];
    };
    const [a, b, c, d] = [moved(0, 0), moved(1, 0), moved(0, 1), moved(1, 1)];
    const between = (axis, fx, fy) => (a[axis] * (1 - fx) + b[axis] * fx) * (1 - fy) + (c[axis] * (1 - fx) + d[axis] * fx) * fy;
    return (px, py) => {
      const fx = (px - a[0]) / width, fy = (py - a[1]) / width;
      return [px - between(0, fx, fy), py - between(1, fx, fy)];
    };
  },

  /** The names of a tile that fall into this tile of ours, where they belong in WGS-84: [{name, x, y (page units), strong}]. */
  placed(vector, x, y, coords, zoom) {
    const there = 2 ** zoom, unit = WORLD_UNITS / 2 ** coords.z, found = [];
    for (const one of namesOf(vector)) {
      let ux = ((x + one.x) / there) * WORLD_UNITS, uy = ((y + one.y) / there) * WORLD_UNITS;
      if (this.base.shift) {
        const [lon, lat] = unshifted(this.base.shift, lonOf(ux), latOf(uy));
        [ux, uy] = [unitX(lon), unitY(lat)];
      }
      if (Math.floor(ux / unit) === coords.x && Math.floor(uy / unit) === coords.y) found.push({ ...one, x: ux, y: uy });
    }
    return found;
  },

  /** The names of the tiles that are shown now. */
  *shownNames() {
    for (const [key, named] of this.names) if (key.startsWith(`${this._tileZoom}/`)) yield* named;
  },
});

function keyOf({ z, x, y }) {
  return `${z}/${x}/${y}`;
}
