// What officers drew to keep: points, lines, areas, circles and words, each in its own colour and width; and the beats of
// patrols. Some hundreds at most, drawn over the picture at every change; names keep out of each other's way like all others.

import { MarkLayer } from "./marks.js";
import { unitX, unitY } from "../projection.js";
import { drawSymbol } from "../symbols.js";
import { placeName } from "../names.js";
import { look } from "./names_layer.js";

const FILL = 0.14;
const POINT_HALF = 5.5;
const WORDS = { size: 15, height: 19 };
// Nearer than this lines and areas are told by their names; farther out their colour is enough.
const NAMED_FROM = 10;

export class DrawingLayer extends MarkLayer {
  /**
   * As of all marks; a drawing has `colour` (a token), `width` and `path` [[lon, lat], ...] too, areas as closed rings; and
   * a `shape` where its kind says something else of it.
   */
  take(change) {
    const fresh = super.take(change);
    for (const { n } of change.marks) {
      const drawing = this.marks.get(n);
      drawing.shape ??= drawing.kind;
      const xs = drawing.path.map(([lon]) => unitX(lon)), ys = drawing.path.map(([, lat]) => unitY(lat));
      Object.assign(drawing, { xs, ys, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] });
    }
    return fresh;
  }

  /** Those that touch the frame and whose kind is switched on. */
  shown(frame, style) {
    const rules = new Map(style.classes(this.name).map((rule) => [rule.code, rule]));
    const slack = 40 * frame.dpr, west = (frame.ox - slack) / frame.k, north = (frame.oy - slack) / frame.k;
    const east = (frame.ox + frame.w + slack) / frame.k, south = (frame.oy + frame.h + slack) / frame.k;
    return [...this.marks.values()].filter(({ kind, box }) => {
      const rule = rules.get(kind);
      return rule && style.shows(this.name, rule, frame.zoom) && box[0] <= east && box[2] >= west && box[1] <= south && box[3] >= north;
    });
  }

  draw(context, frame, style, placer) {
    const shown = this.shown(frame, style);
    for (const drawing of shown) SHAPES[drawing.shape](context, frame, style, drawing);
    for (const drawing of shown) {
      const [x, y] = at(drawing.x, drawing.y, frame), colour = style.colours[drawing.colour];
      if (drawing.shape === "TEXT") placeName(context, placer, drawing.name, x, y, 0, words(style, colour), true);
      else if (drawing.shape === "POINT") {
        placer.take(x - 7, y - 7, 14, 14, true);
        placeName(context, placer, drawing.name, x, y, 9, { ...look.name(style, true), colour });
      } else if (frame.zoom >= NAMED_FROM) {
        placeName(context, placer, drawing.name, x, y, 0, { ...look.name(style, true), colour, centred: true });
      }
    }
  }

  /** The nearest line, edge or point within `within` picture pixels; else, `inside`, the smallest area around the place. */
  hit(px, py, frame, style, within, inside = false) {
    let best = inside ? Infinity : within, found = null;
    for (const drawing of this.shown(frame, style)) {
      const isArea = drawing.shape === "POLYGON" || drawing.shape === "CIRCLE";
      if (inside && !isArea) continue;
      const measure = inside ? area(drawing, frame, px, py) : distance(drawing, frame, px, py) - (isArea || drawing.shape === "LINE" ? 0 : 6 * frame.dpr);
      if (measure <= best && measure < Infinity) {
        best = measure;
        found = { layer: this.name, index: drawing.n, distance: inside ? 0 : measure, epoch: 0 };
      }
    }
    return found;
  }
}

const SHAPES = {
  POINT(context, frame, style, drawing) {
    const [x, y] = at(drawing.x, drawing.y, frame);
    context.save();
    context.translate(x, y);
    drawSymbol(context, "diamond", POINT_HALF, style.colours[drawing.colour], style.colours.map_halo);
    context.restore();
  },
  TEXT() {},
  LINE(context, frame, style, drawing) {
    trace(context, frame, drawing);
    stroke(context, style, drawing);
  },
  POLYGON(context, frame, style, drawing) {
    trace(context, frame, drawing);
    context.save();
    context.globalAlpha = FILL;
    context.fillStyle = style.colours[drawing.colour];
    context.fill();
    context.restore();
    stroke(context, style, drawing);
  },
};
SHAPES.CIRCLE = SHAPES.POLYGON;

function trace(context, frame, { xs, ys }) {
  context.beginPath();
  for (let i = 0; i < xs.length; i++) context.lineTo(...at(xs[i], ys[i], frame));
}

/** On a halo, so that it stands out from pipelines and from the ground alike. */
function stroke(context, style, drawing) {
  context.lineJoin = context.lineCap = "round";
  context.lineWidth = drawing.width + 2;
  context.strokeStyle = style.colours.map_halo;
  context.stroke();
  context.lineWidth = drawing.width;
  context.strokeStyle = style.colours[drawing.colour];
  context.stroke();
}

/** CSS pixels of the picture. */
function at(x, y, frame) {
  return [(x * frame.k - frame.ox) / frame.dpr, (y * frame.k - frame.oy) / frame.dpr];
}

function words(style, colour) {
  const { font, halo } = look.name(style, true);
  return { font: font.replace("12px", `${WORDS.size}px`), height: WORDS.height, colour, halo, centred: true };
}

function distance({ shape, x, y, xs, ys }, { k, ox, oy }, px, py) {
  if (shape === "POINT" || shape === "TEXT") return Math.hypot(x * k - ox - px, y * k - oy - py);
  let best = Infinity;
  for (let i = 0; i + 1 < xs.length; i++) {
    const ax = xs[i] * k - ox, ay = ys[i] * k - oy, dx = (xs[i + 1] - xs[i]) * k, dy = (ys[i + 1] - ys[i]) * k;
    const length = dx * dx + dy * dy;
    const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
    best = Math.min(best, Math.hypot(ax + t * dx - px, ay + t * dy - py));
  }
  return best;
}

/** Its size in pixels if the place is inside (even-odd), else infinity. */
function area({ xs, ys }, { k, ox, oy }, px, py) {
  const wx = (px + ox) / k, wy = (py + oy) / k;
  let isInside = false, twice = 0;
  for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
    if (ys[i] > wy !== ys[j] > wy && wx < ((xs[j] - xs[i]) * (wy - ys[i])) / (ys[j] - ys[i]) + xs[i]) isInside = !isInside;
    twice += (xs[j] - xs[i]) * (ys[j] + ys[i]);
  }
  return isInside ? (Math.abs(twice) / 2) * k * k : Infinity;
}
