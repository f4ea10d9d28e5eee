// Symbols turned into lists of pixels: offsets into the picture, with a colour, and how much of the pixel is covered.

import { drawSymbol, dotHalf, HALF } from "./symbols.js";
import { KEY, OUT_OF_USE } from "./style.js";

// CSS pixels that hold the largest symbol with its ring.
const SIDE = 48;
// Over the whole county dots are a little dimmer: alerts and units must stand out from thirty thousand of them.
const FAR = 10;

/** One table of 256 sprites (by style byte) for a layer at one zoom, theme and picture width. Null: not shown. */
export class SpriteTable {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
    this.made = new Map();
  }

  /** The table, made anew only when something it depends on has changed. */
  of(layer, style, frame, coarse) {
    const shown = style.classes(layer).map((rule) => style.shows(layer, rule, frame.zoom));
    const rules = style.classes(layer).map((rule) => rule.code).join();
    const sign = `${style.theme} ${dotHalf(frame.zoom)} ${frame.w} ${frame.dpr} ${coarse} ${shown} ${style.opacity(layer)} ${rules}`;
    const place = `${layer} ${frame.w}`;
    const kept = this.made.get(place);
    if (kept?.sign === sign) return kept.table;
    const table = new Array(256).fill(null);
    style.classes(layer).forEach((rule, i) => {
      if (!shown[i]) return;
      for (const flags of [0, OUT_OF_USE, KEY, KEY | OUT_OF_USE]) {
        const sprite = this.sprite(rule, flags, style, frame, coarse, style.opacity(layer));
        table[i | flags] = sprite;
        table[i | flags | 64] = sprite;
      }
    });
    if (this.made.size > 64) this.made.clear();
    this.made.set(place, { sign, table });
    return table;
  }

  sprite(rule, flags, style, frame, coarse, opacity) {
    const half = (rule.symbol === "dot" ? dotHalf(frame.zoom) : HALF[rule.symbol]) * frame.dpr;
    const pen = this.pen;
    const side = 2 * Math.ceil((SIDE * Math.max(1, frame.dpr)) / 2);
    this.canvas.width = this.canvas.height = side;
    pen.translate(side / 2 + 0.5, side / 2 + 0.5);
    const isDot = rule.symbol === "dot", far = frame.zoom < FAR;
    const share = flags & OUT_OF_USE ? 0.42 : isDot && far && !(flags & KEY) ? 0.78 : 1;
    const colour = share < 1 ? hexOf(style.dimmed(rule.colour, share)) : style.colours[rule.colour];
    drawSymbol(pen, rule.symbol, flags & KEY ? half * 1.15 : half, colour, isDot ? null : style.colours.map_halo);
    if (flags & KEY) {
      pen.beginPath();
      pen.arc(0, 0, half * 1.15 + (far ? 1.6 : 2.2) * frame.dpr, 0, 2 * Math.PI);
      pen.lineWidth = (far ? 0.9 : 1.25) * frame.dpr;
      pen.strokeStyle = far ? colour : style.colours.text;
      pen.stroke();
    }
    return this.read(frame.w, coarse && isDot && !(flags & KEY), opacity);
  }

  /** Splits the drawn symbol into pixels that cover and pixels that mix; `coarse` keeps only whole ones. */
  read(stride, coarse, opacity) {
    const side = this.canvas.width, bytes = this.pen.getImageData(0, 0, side, side).data;
    const pixels = new Uint32Array(bytes.buffer);
    const solid = [], soft = [];
    let reach = 0;
    for (let i = 0; i < pixels.length; i++) {
      const alpha = pixels[i] >>> 24;
      if (alpha < 32 || (coarse && alpha < 120)) continue;
      const dx = (i % side) - side / 2, dy = Math.floor(i / side) - side / 2;
      reach = Math.max(reach, Math.abs(dx), Math.abs(dy));
      const covers = coarse ? 255 : alpha;
      const entry = [dy * stride + dx, (pixels[i] | 0xff000000) >>> 0, Math.round((covers * opacity * 256) / 255)];
      (covers * opacity > 240 ? solid : soft).push(entry);
    }
    return {
      reach: reach + 1,
      solidAt: Int32Array.from(solid, (e) => e[0]), solid: Uint32Array.from(solid, (e) => e[1]),
      softAt: Int32Array.from(soft, (e) => e[0]), soft: Uint32Array.from(soft, (e) => e[1]),
      share: Uint16Array.from(soft, (e) => e[2]),
      redBlue: Int32Array.from(soft, (e) => Math.imul(e[1] & 0xff00ff, e[2])),
      green: Int32Array.from(soft, (e) => ((e[1] >>> 8) & 0xff) * e[2]),
    };
  }
}

function hexOf(pixel) {
  return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
}
