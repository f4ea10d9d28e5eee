// The picture of the map: one canvas, larger than the window by a margin, that Leaflet's pane carries along.
// Inside the margin a pan costs no script at all; beyond it the pixels are written anew from the typed arrays.
// Nothing runs between two changes: no timer, no animation frame that was not asked for.

import { scrolled } from "./scroll.js";

// Wide enough that most pans cost nothing, narrow enough that a zoom writes little that nobody sees.
const MARGIN = 96;
const SLACK = 16;

export const Scene = window.L.Layer.extend({
  /** `paint(picture, frame)` writes the pixels, `decorate(context, frame)` draws names and marks over them, in `pane`. */
  initialize(paint, decorate, pane = "scene") {
    Object.assign(this, { paint, decorate, pane, paints: 0, frame: null, asked: 0, stale: false });
    this.canvas = document.createElement("canvas");
    this.canvas.className = "scene leaflet-zoom-hide";
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  },

  onAdd(map) {
    map.getPane(this.pane).appendChild(this.canvas);
    this.refresh();
  },

  onRemove() {
    this.canvas.remove();
  },

  getEvents() {
    return { move: this.onMove, moveend: this.onMoveEnd, zoomend: this.refresh, viewreset: this.refresh, resize: this.refresh };
  },

  onMove() {
    if (this.left() < SLACK) this.refresh();
  },

  onMoveEnd() {
    if (this.left() < MARGIN / 2) this.refresh();
  },

  /** How many CSS pixels of margin are left on the side where the least is. */
  left() {
    if (!this.frame || this.frame.zoom !== this._map.getZoom()) return -1;
    const size = this._map.getSize(), at = this._map.containerPointToLayerPoint([0, 0]).subtract(this.frame.corner);
    return Math.min(at.x, at.y, this.frame.width - at.x - size.x, this.frame.height - at.y - size.y);
  },

  /** The pixels are out of date: write them before the next frame is shown. */
  invalidate() {
    this.stale = true;
    this.touch();
  },

  /** Names or marks are out of date: draw them before the next frame is shown. */
  touch() {
    this.asked ||= requestAnimationFrame(() => {
      this.asked = 0;
      if (this.stale) this.refresh();
      else this.compose();
    });
  },

  refresh() {
    const map = this._map;
    if (!map) return;
    const began = performance.now();
    const frame = frameOf(map);
    if (!frame.w || !frame.h) return;
    // Leaflet tells of one zoom in four ways.
    if (!this.stale && same(frame, this.frame)) return;
    if (!this.image || this.image.width !== frame.w || this.image.height !== frame.h) {
      this.canvas.width = frame.w;
      this.canvas.height = frame.h;
      this.canvas.style.width = `${frame.width}px`;
      this.canvas.style.height = `${frame.height}px`;
      this.image = new ImageData(frame.w, frame.h);
      this.frame = null;
      this.picture = { buf: new Uint32Array(this.image.data.buffer), w: frame.w, h: frame.h };
    }
    if (this.stale || !scrolled(this.picture, this.frame, frame, this.paint)) this.paint(this.picture, frame);
    this.frame = frame;
    this.stale = false;
    window.L.DomUtil.setPosition(this.canvas, frame.corner);
    this.compose();
    this.paints += 1;
    this.took = performance.now() - began;
  },

  compose() {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.putImageData(this.image, 0, 0);
    this.context.scale(this.frame.dpr, this.frame.dpr);
    this.decorate(this.context, this.frame);
  },

  /** Picture pixels of a place in the window (CSS pixels). */
  pictureAt(point) {
    const at = this._map.containerPointToLayerPoint(point).subtract(this.frame.corner);
    return [at.x * this.frame.dpr, at.y * this.frame.dpr];
  },
});

function same(one, other) {
  return other !== null && one.k === other.k && one.ox === other.ox && one.oy === other.oy && one.w === other.w && one.h === other.h;
}

/** Where the picture lies: `k` picture pixels per page unit, its corner ox, oy in picture pixels of the world. */
function frameOf(map) {
  const dpr = window.devicePixelRatio || 1, size = map.getSize(), zoom = map.getZoom();
  const corner = map.containerPointToLayerPoint([-MARGIN, -MARGIN]).round();
  const width = size.x + 2 * MARGIN, height = size.y + 2 * MARGIN;
  const origin = map.getPixelOrigin().add(corner);
  return {
    zoom, dpr, corner, width, height,
    w: size.x && Math.round(width * dpr), h: size.y && Math.round(height * dpr),
    k: (256 * 2 ** zoom * dpr) / 2 ** 31, ox: origin.x * dpr, oy: origin.y * dpr,
    view: { x: MARGIN, y: MARGIN, w: size.x, h: size.y },
  };
}
