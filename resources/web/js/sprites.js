// Symbols turned into lists of pixels: offsets into the picture, with a colour, and how much of the pixel is covered.

import { drawSymbol, dotHalf, HALF } from "./symbols.js";
import { KEY, OUT_OF_USE } from "./style.js";

// CSS pixels that hold the largest symbol with its ring; so many sprites are kept.
const SIDE = 48, MOST = 2_000;
// Over the whole county dots are a little dimmer: alerts and units must stand out from thirty thousand of them.
const FAR = 10;
// Rings of key wells stand out in the colour of words only where single pads are seen.
const RINGED_FROM = 12;

/** Tables of 256 sprites (by style byte) for a layer at one zoom, theme and picture width. Null: not shown. */
export class SpriteTable {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
    this.faces = new Map();
    this.tables = new Map();
  }

  /** The table: its sprites are drawn once for each look, and laid out for each width of a picture. */
  of(layer, style, frame, coarse) {
    const rules = style.classes(layer), opacity = style.opacity(layer);
    const codes = rules.map((rule) => (style.shows(layer, rule, frame.zoom) ? rule.code : "")).join();
    const look = `${style.theme} ${frame.dpr} ${coarse} ${opacity} ${frame.zoom < FAR} ${frame.zoom < RINGED_FROM} ${dotHalf(frame.zoom)}`;
    const sign = `${layer} ${frame.w} ${look} ${codes}`;
    const kept = this.tables.get(sign);
    if (kept) return kept;
    const table = new Array(256).fill(null);
    rules.forEach((rule, i) => {
      if (!style.shows(layer, rule, frame.zoom)) return;
      for (const flags of [0, OUT_OF_USE, KEY, KEY | OUT_OF_USE]) {
        const sign = `${look} ${rule.symbol} ${rule.colour} ${flags}`;
        if (!this.faces.has(sign)) this.faces.set(sign, this.face(rule, flags, style, frame, coarse, opacity));
        const sprite = laidOut(this.faces.get(sign), frame.w);
        table[i | flags] = sprite;
        table[i | flags | 64] = sprite;
      }
    });
    if (this.tables.size > MOST) this.tables.clear();
    if (this.faces.size > MOST) this.faces.clear();
    this.tables.set(sign, table);
    return table;
  }

  face(rule, flags, style, frame, coarse, opacity) {
    const half = (rule.symbol === "dot" ? dotHalf(frame.zoom) : HALF[rule.symbol]) * frame.dpr;
    const pen = this.pen;
    const side = 2 * Math.ceil((SIDE * Math.max(1, frame.dpr)) / 2);
    this.canvas.width = this.canvas.height = side;
    pen.translate(side / 2 + 0.5, side / 2 + 0.5);
    const isDot = rule.symbol === "dot", far = frame.zoom < FAR, quiet = frame.zoom < RINGED_FROM;
    const share = flags & OUT_OF_USE ? 0.42 : isDot && far && !(flags & KEY) ? 0.78 : 1;
    const colour = share < 1 ? hexOf(style.dimmed(rule.colour, share)) : style.colours[rule.colour];
    drawSymbol(pen, rule.symbol, flags & KEY ? half * 1.15 : half, colour, isDot ? null : style.colours.map_halo);
    if (flags & KEY) {
      pen.beginPath();
      pen.arc(0, 0, half * 1.15 + (far ? 1.6 : 2.2) * frame.dpr, 0, 2 * Math.PI);
      pen.lineWidth = (far ? 0.9 : 1.25) * frame.dpr;
      pen.strokeStyle = quiet ? colour : style.colours.text;
      pen.stroke();
    }
    return this.read(coarse && isDot && !(flags & KEY), opacity);
  }

  /** Splits the drawn symbol into pixels that cover and pixels that mix, [dx, dy, colour, share of 256]. */
  read(coarse, opacity) {
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
      const entry = [dx, dy, (pixels[i] | 0xff000000) >>> 0, Math.round((covers * opacity * 256) / 255)];
      (covers * opacity > 240 ? solid : soft).push(entry);
    }
    return { reach: reach + 1, solid, soft };
  }
}

/** A face as offsets into a picture of a width. */
function laidOut({ reach, solid, soft }, stride) {
  const at = ([dx, dy]) => dy * stride + dx;
  return {
    reach,
    solidAt: Int32Array.from(solid, at), solid: Uint32Array.from(solid, (e) => e[2]),
    softAt: Int32Array.from(soft, at), soft: Uint32Array.from(soft, (e) => e[2]),
    share: Uint16Array.from(soft, (e) => e[3]),
    redBlue: Int32Array.from(soft, (e) => Math.imul(e[2] & 0xff00ff, e[3])),
    green: Int32Array.from(soft, (e) => ((e[2] >>> 8) & 0xff) * e[3]),
  };
}

function hexOf(pixel) {
  return `rgb(${pixel & 255} ${(pixel >> 8) & 255} ${(pixel >> 16) & 255})`;
}
