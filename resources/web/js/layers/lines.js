// A layer of lines (pipelines, roads, tracks, borders), drawn from the level of detail that fits the zoom.

import { fillDisc, fillRings, partRings, strokeSegment } from "../pixels.js";

// Arrows along the flow stand this many CSS pixels apart, counted from the line's beginning so that they stay in place.
// Farther out a casing would only cost: wells are drawn over the lines anyway.
const CASED_FROM = 11;
const ARROW_STEP = 150, ARROW_SIZE = 4.2;

export class LineLayer {
  constructor(name, lines) {
    Object.assign(this, { name, lines, names: null });
  }

  /** Classes in the order of the style table; wide lines get a casing under all of them. */
  draw(picture, frame, style) {
    const level = this.level(frame);
    const rules = style.classes(this.name), opacity = style.opacity(this.name);
    for (const casing of [true, false]) {
      rules.forEach((rule, i) => {
        if (rule.fill && !rule.over && !casing && style.shows(this.name, rule, frame.zoom)) this.drawAreas(picture, frame, style, level, rule, i, opacity);
        if ((casing && (!rule.casing || frame.zoom < CASED_FROM)) || !style.shows(this.name, rule, frame.zoom)) return;
        const thin = frame.zoom < 9.5 ? 0.72 : 1;
        const half = ((rule.width * (rule.casing ? thin : 1)) / 2 + (casing ? rule.casing : 0)) * frame.dpr;
        const pen = {
          half,
          colour: casing ? style.pixel("map_halo") : style.pixel(rule.colour),
          alpha: Math.round((casing ? 150 : 256 * rule.alpha) * opacity),
          dash: rule.dash ? [rule.dash[0] * frame.dpr, rule.dash[1] * frame.dpr, 0] : null,
          round: half > 1 && !casing && opacity === 1,
        };
        this.stroke(picture, frame, level, rule.fill ? this.parted(i).ways : this.lines.byClass[i] ?? [], pen);
        if (!casing && rule.arrows <= frame.zoom) this.drawArrows(picture, frame, style, level, i, pen);
      });
    }
  }

  /** Areas of a class, each filled (or hatched) by itself so that two may overlap, with a fine edge. */
  drawAreas(picture, frame, style, level, rule, i, opacity) {
    const { boxes } = this.lines, { k, ox, oy, w, h, dpr } = frame;
    const period = rule.hatch ? Math.round(rule.hatch * dpr) : 0;
    const hatch = period ? { period, stroke: Math.max(1, Math.round(period / 4)), at: Math.floor(ox) + Math.floor(oy) } : null;
    const colour = style.pixel(rule.colour), alpha = Math.round(256 * rule.fill * opacity);
    for (const rings of this.parted(i).areas) {
      if (rings.every((path) => boxes[4 * path] * k > ox + w || boxes[4 * path + 2] * k < ox || boxes[4 * path + 1] * k > oy + h || boxes[4 * path + 3] * k < oy)) continue;
      fillRings(picture, rings.map((path) => ringOf(level, path, frame)), colour, alpha, hatch);
      // From afar an area along a road is narrower than a pixel: its edges are all that is seen of it.
      const half = (frame.zoom < rule.over ? 0.9 : 0.6) * dpr;
      this.stroke(picture, frame, level, rings, { half, colour, alpha: Math.round(230 * opacity), dash: null, round: false });
    }
  }

  /** Areas that thousands of points would hide are laid over the points, as a wash through which these are seen. */
  drawOver(picture, frame, style) {
    const level = this.level(frame), opacity = style.opacity(this.name);
    style.classes(this.name).forEach((rule, i) => {
      if (rule.over && style.shows(this.name, rule, frame.zoom)) this.drawAreas(picture, frame, style, level, rule, i, opacity);
    });
  }

  /** Which way a line flows: an arrow head at each step along it, from its first vertex to its last. */
  drawArrows(picture, frame, style, { offsets, x, y }, i, pen) {
    const { boxes, byClass } = this.lines, { k, ox, oy, w, h, dpr } = frame;
    const step = ARROW_STEP * dpr, size = ARROW_SIZE * dpr + pen.half, halo = style.pixel("map_halo");
    for (const path of byClass[i] ?? []) {
      const b = 4 * path;
      if (boxes[b] * k > ox + w || boxes[b + 2] * k < ox || boxes[b + 1] * k > oy + h || boxes[b + 3] * k < oy) continue;
      let along = step / 2;
      for (let v = offsets[path]; v + 1 < offsets[path + 1]; v++) {
        const x0 = x[v] * k - ox, y0 = y[v] * k - oy, dx = (x[v + 1] - x[v]) * k, dy = (y[v + 1] - y[v]) * k;
        const length = Math.hypot(dx, dy);
        for (; along < length; along += step) {
          const px = x0 + (dx * along) / length, py = y0 + (dy * along) / length;
          if (px > -16 && py > -16 && px < w + 16 && py < h + 16) arrowHead(picture, px, py, dx / length, dy / length, size, pen, halo, dpr);
        }
        along -= length;
      }
    }
  }

  /** The paths of a class: `ways` are open lines, `areas` the rings of each record that are closed. */
  parted(i) {
    this.parts ??= [];
    if (this.parts[i]) return this.parts[i];
    const { owner, levels, byClass } = this.lines, { offsets, x, y } = levels.at(-1);
    const ways = [], areas = new Map();
    for (const path of byClass[i] ?? []) {
      const from = offsets[path], last = offsets[path + 1] - 1;
      if (last - from < 3 || x[from] !== x[last] || y[from] !== y[last]) ways.push(path);
      else areas.has(owner[path]) ? areas.get(owner[path]).push(path) : areas.set(owner[path], [path]);
    }
    return (this.parts[i] = { ways, areas: [...areas.values()] });
  }

  /** The vertices for a zoom. A level leaves out what is off by 0.6 pixels at its own; half a zoom nearer, by 0.85. */
  level(frame) {
    const zoom = frame.zoom + Math.log2(frame.dpr) - 0.5;
    return this.lines.levels.find((level) => zoom <= level.maxZoom) ?? this.lines.levels.at(-1);
  }

  stroke(picture, frame, level, paths, pen) {
    const { boxes } = this.lines, { offsets, x, y } = level;
    const { k, ox, oy, w, h } = frame;
    const west = (ox - 8) / k, north = (oy - 8) / k, east = (ox + w + 8) / k, south = (oy + h + 8) / k;
    for (const path of paths) {
      const b = 4 * path;
      if (boxes[b] > east || boxes[b + 2] < west || boxes[b + 1] > south || boxes[b + 3] < north) continue;
      let i = offsets[path];
      if (pen.dash) pen.dash[2] = 0;
      const end = offsets[path + 1];
      let x0 = x[i] * k - ox, y0 = y[i] * k - oy;
      for (i++; i < end; i++) {
        const x1 = x[i] * k - ox, y1 = y[i] * k - oy;
        if ((x0 > -8 || x1 > -8) && (y0 > -8 || y1 > -8) && (x0 < w + 8 || x1 < w + 8) && (y0 < h + 8 || y1 < h + 8)) {
          strokeSegment(picture, x0, y0, x1, y1, pen.half, pen.colour, pen.alpha, pen.dash);
          if (pen.round && turns(x0, y0, x1, y1, x, y, i, end, k, ox, oy)) fillDisc(picture, x1, y1, pen.half, pen.colour);
        }
        if (pen.dash) pen.dash[2] += Math.hypot(x1 - x0, y1 - y0);
        x0 = x1;
        y0 = y1;
      }
    }
  }

  /** Parts the picture into what lies in the areas of this layer (all its closed paths together, even-odd) and not. */
  part(picture, frame, inside, outside) {
    const level = this.level(frame);
    const rings = Array.from({ length: this.lines.count }, (_, path) => ringOf(level, path, frame));
    partRings(picture, rings, inside, outside);
  }

  /** The nearest shown line within `within` pixels: {index of its record, distance} or null. */
  hit(px, py, frame, style, within) {
    const level = this.level(frame), { boxes, owner, style: styles, count } = this.lines;
    const shown = style.classes(this.name).map((rule) => style.shows(this.name, rule, frame.zoom));
    const west = (frame.ox + px - within) / frame.k, east = (frame.ox + px + within) / frame.k;
    const north = (frame.oy + py - within) / frame.k, south = (frame.oy + py + within) / frame.k;
    let best = within, index = -1;
    for (let path = 0; path < count; path++) {
      const b = 4 * path;
      if (boxes[b] > east || boxes[b + 2] < west || boxes[b + 1] > south || boxes[b + 3] < north) continue;
      if (!shown[styles[path] & 31]) continue;
      const distance = distanceTo(level, path, px, py, frame, best);
      if (distance < best) {
        best = distance;
        index = owner[path];
      }
    }
    return index < 0 ? null : { layer: this.name, index, distance: best };
  }
}

function arrowHead(picture, px, py, ux, uy, size, pen, halo, dpr) {
  const tipX = px + ux * size * 0.6, tipY = py + uy * size * 0.6;
  for (const [half, colour] of [[2.4, halo], [1.1, pen.colour]]) {
    for (const side of [-1, 1]) {
      const endX = tipX - (ux + side * 0.75 * -uy) * size, endY = tipY - (uy + side * 0.75 * ux) * size;
      strokeSegment(picture, tipX, tipY, endX, endY, half * dpr, colour, pen.alpha, null);
    }
  }
}

/** Whether the line bends at vertex i so much that its outer side would gape, or ends there. */
function turns(x0, y0, x1, y1, x, y, i, end, k, ox, oy) {
  if (i + 1 === end) return true;
  const ax = x1 - x0, ay = y1 - y0, bx = x[i + 1] * k - ox - x1, by = y[i + 1] * k - oy - y1;
  const along = ax * bx + ay * by, across = ax * by - ay * bx;
  return along <= 0 || Math.abs(across) > 0.25 * along;
}

/** A closed path in picture pixels: [xs, ys]. */
function ringOf({ offsets, x, y }, path, { k, ox, oy }) {
  const from = offsets[path], to = offsets[path + 1];
  const xs = new Float64Array(to - from), ys = new Float64Array(to - from);
  for (let i = from; i < to; i++) {
    xs[i - from] = x[i] * k - ox;
    ys[i - from] = y[i] * k - oy;
  }
  return [xs, ys];
}

/** How far a path passes by, `within` at most: segments farther off in either way are passed over at once. */
function distanceTo({ x, y, offsets }, path, px, py, { k, ox, oy }, within) {
  const end = offsets[path + 1];
  let best = within * within, i = offsets[path], ax = x[i] * k - ox - px, ay = y[i] * k - oy - py;
  for (i++; i < end; i++) {
    const bx = x[i] * k - ox - px, by = y[i] * k - oy - py;
    const far = (ax > within && bx > within) || (ax < -within && bx < -within) || (ay > within && by > within) || (ay < -within && by < -within);
    if (!far) {
      const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
      const t = length ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length)) : 0;
      const nx = ax + t * dx, ny = ay + t * dy, square = nx * nx + ny * ny;
      if (square < best) best = square;
    }
    ax = bx;
    ay = by;
  }
  return Math.sqrt(best);
}
