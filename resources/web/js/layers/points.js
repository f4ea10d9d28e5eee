// A layer of points: tens of thousands to a million, as sprites in the picture. Never a DOM node or an object each.

import { lay, over } from "../pixels.js";
import { KEY, OUT_OF_USE } from "../style.js";

const MANY = 120_000;
// To wipe the note of what was stamped costs more than to stamp so few, and these hardly ever share a pixel.
const FEW = 1_000;
// Farther out than this dots would run into one another: the ground is shaded by how many wells stand there instead.
const DENSE_TO = 10;
// What one well covers of its pixels, of 256: ten on one pixel cover it almost whole.
const SHADE = 92, SHADE_AT_REST = 40;

export class PointLayer {
  constructor(name, points, sprites) {
    Object.assign(this, { name, points, sprites, names: null });
  }

  draw(picture, frame, style) {
    const runs = this.runs(frame, 0);
    let seen = 0;
    for (let i = 0; i < runs.length; i += 2) seen += runs[i + 1] - runs[i];
    if (!seen) return;
    if (frame.zoom < DENSE_TO && style.classes(this.name)[0]?.symbol === "dot") {
      this.shade(picture, frame, style, runs, seen > MANY);
      this.plotKeys(picture, frame, this.sprites.of(this.name, style, frame, false));
      return;
    }
    const table = this.sprites.of(this.name, style, frame, seen > MANY && frame.zoom < 12);
    const stamped = this.points.x.length > FEW ? (picture.stamped ??= new Uint8Array(picture.w * picture.h)).fill(0) : null;
    for (let i = 0; i < runs.length; i += 2) this.plot(picture, frame, table, stamped, runs[i], runs[i + 1]);
    this.plotKeys(picture, frame, table);
  }

  /** Each point lays a little of its colour on two by two pixels (on one, where there are very many; on more on paper). */
  shade(picture, frame, style, runs, single) {
    const { x, y, style: styles } = this.points, { k, ox, oy, w, h } = frame, buf = picture.buf;
    const colours = new Uint32Array(256), shares = new Uint16Array(256), opacity = style.opacity(this.name);
    style.classes(this.name).forEach((rule, i) => {
      if (!style.shows(this.name, rule, frame.zoom)) return;
      for (const flags of [0, OUT_OF_USE, 64, 64 | OUT_OF_USE]) {
        colours[i | flags] = style.pixel(rule.colour);
        shares[i | flags] = Math.round((flags & OUT_OF_USE ? SHADE_AT_REST : SHADE) * opacity);
      }
    });
    const side = Math.max(2, Math.round(2 * frame.dpr));
    for (let r = 0; r < runs.length; r += 2) {
      for (let i = runs[r]; i < runs[r + 1]; i++) {
        const share = shares[styles[i]];
        if (share === 0) continue;
        const px = (x[i] * k - ox) | 0, py = (y[i] * k - oy) | 0;
        if (px < 1 || py < 1 || px >= w - side || py >= h - side) continue;
        const p = py * w + px, colour = colours[styles[i]], redBlue = colour & 0xff00ff, green = (colour >>> 8) & 0xff;
        if (side > 2) {
          for (let dy = 0; dy < side; dy++) for (let q = p + dy * w; q < p + dy * w + side; q++) lay(buf, q, colour, redBlue, green, share);
          continue;
        }
        lay(buf, p, colour, redBlue, green, share);
        if (single) continue;
        lay(buf, p + 1, colour, redBlue, green, share);
        lay(buf, p + w, colour, redBlue, green, share);
        lay(buf, p + w + 1, colour, redBlue, green, share);
      }
    }
  }

  /** Index runs [from, to, from, to ...] of the grid cells that the frame (grown by `slack` pixels) touches. */
  runs(frame, slack) {
    const { columns, rows, west, north, cell, offsets } = this.points;
    const left = Math.max(0, Math.floor(((frame.ox - slack) / frame.k - west) / cell));
    const right = Math.min(columns - 1, Math.floor(((frame.ox + frame.w + slack) / frame.k - west) / cell));
    const top = Math.max(0, Math.floor(((frame.oy - slack) / frame.k - north) / cell));
    const bottom = Math.min(rows - 1, Math.floor(((frame.oy + frame.h + slack) / frame.k - north) / cell));
    const found = [];
    if (left > right) return found;
    for (let row = top; row <= bottom; row++) {
      const from = offsets[row * columns + left], to = offsets[row * columns + right + 1];
      if (from === to) continue;
      if (found.length && found[found.length - 1] === from) found[found.length - 1] = to;
      else found.push(from, to);
    }
    return found;
  }

  /** Of points on the very same pixel (wells of one pad, far out) one is stamped: more would blur its edge away. */
  plot(picture, frame, table, stamped, from, to) {
    const { x, y, style } = this.points;
    const { k, ox, oy, w, h } = frame, buf = picture.buf;
    for (let i = from; i < to; i++) {
      const sprite = table[style[i]];
      if (sprite === null || style[i] >= KEY) continue;
      const px = (x[i] * k - ox) | 0, py = (y[i] * k - oy) | 0, reach = sprite.reach;
      if (px < reach || py < reach || px >= w - reach || py >= h - reach) continue;
      const p = py * w + px, sign = style[i] + 1;
      if (stamped !== null) {
        if (stamped[p] === sign) continue;
        stamped[p] = sign;
      }
      stamp(buf, p, sprite);
    }
  }

  /** Key points come last, so that their rings are never covered. */
  plotKeys(picture, frame, table) {
    const { x, y, style, key } = this.points;
    const { k, ox, oy, w, h } = frame;
    for (const i of key) {
      const sprite = table[style[i]];
      if (sprite === null) continue;
      const px = (x[i] * k - ox) | 0, py = (y[i] * k - oy) | 0, reach = sprite.reach;
      if (px < reach || py < reach || px >= w - reach || py >= h - reach) continue;
      stamp(picture.buf, py * w + px, sprite);
    }
  }

  /** The nearest shown point within `within` pixels of picture place px, py: {index, distance} or null. */
  hit(px, py, frame, style, within) {
    const { x, y, style: styles } = this.points;
    const near = { ...frame, ox: frame.ox + px, oy: frame.oy + py, w: 0, h: 0 };
    const runs = this.runs(near, within);
    const classes = style.classes(this.name).map((rule) => style.shows(this.name, rule, frame.zoom));
    let index = -1, best = within * within;
    for (let r = 0; r < runs.length; r += 2) {
      for (let i = runs[r]; i < runs[r + 1]; i++) {
        if (!classes[styles[i] & 31]) continue;
        const dx = x[i] * frame.k - frame.ox - px, dy = y[i] * frame.k - frame.oy - py;
        const square = dx * dx + dy * dy;
        if (square <= best) {
          best = square;
          index = i;
        }
      }
    }
    return index < 0 ? null : { layer: this.name, index, distance: Math.sqrt(best) };
  }
}

/** The mixing of `over` for a ground without gaps, with all that depends on the sprite alone reckoned before. */
function stamp(buf, p, sprite) {
  const { solidAt, solid, softAt, soft, share, redBlue, green } = sprite;
  for (let j = 0; j < solidAt.length; j++) buf[p + solidAt[j]] = solid[j];
  for (let j = 0; j < softAt.length; j++) {
    const at = p + softAt[j], ground = buf[at];
    if (ground < 0xff000000) {
      buf[at] = over(ground, soft[j], share[j]);
      continue;
    }
    const left = 256 - share[j];
    const rb = ((Math.imul(ground & 0xff00ff, left) + redBlue[j]) >>> 8) & 0xff00ff;
    buf[at] = 0xff000000 | rb | ((Math.imul((ground >>> 8) & 0xff, left) + green[j]) & 0xff00);
  }
}
