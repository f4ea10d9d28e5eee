// What lives: units, case pins, alerts, the selection. Some hundreds at most, drawn over the picture at every change.

import { unitX, unitY } from "../projection.js";
import { drawSymbol, HALF } from "../symbols.js";
import { placeName } from "../names.js";
import { look } from "./names_layer.js";

// Nearer than this a call is told by its words; over the county the bubble is enough.
const NAMED_FROM = 11.5;
// Farther out the numbers of check points would hide the beat.
const STOPS_FROM = 9.5, STOP_HALF = 8;
const BUBBLE_FONT = '700 11px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';

// Room for an alert's ring and its symbol, and for the bubble of a call with its ring.
const FACE = 36, CALL_FACE = 44, FACES = new Map();

export class MarkLayer {
  constructor(name) {
    this.name = name;
    this.marks = new Map();
  }

  /**
   * What the desk told: `marks` come or change, `gone` go; `whole` says that nothing else is there. Gives those that are
   * new in a change. A mark is {n, lon, lat, kind, name, ...}; `n` is the number by which the desk knows it.
   */
  take({ whole, gone, marks }) {
    if (whole) this.marks.clear();
    for (const n of gone) this.marks.delete(n);
    const fresh = whole ? [] : marks.filter((mark) => !this.marks.has(mark.n));
    for (const mark of marks) this.marks.set(mark.n, { ...mark, x: unitX(mark.lon), y: unitY(mark.lat) });
    return fresh;
  }

  /** Marks shown in the frame as [mark, rule, x, y], CSS pixels of the picture, least urgent first. */
  shown(frame, style) {
    const rules = style.classes(this.name);
    const ranks = new Map(rules.map((rule) => [rule.code, style.shows(this.name, rule, frame.zoom) ? { rule, found: [] } : null]));
    for (const mark of this.marks.values()) {
      const rank = ranks.get(mark.kind);
      if (!rank) continue;
      const x = (mark.x * frame.k - frame.ox) / frame.dpr, y = (mark.y * frame.k - frame.oy) / frame.dpr;
      if (x > -20 && y > -20 && x < frame.width + 20 && y < frame.height + 20) rank.found.push([mark, rank.rule, x, y]);
    }
    return [...ranks.values()].flatMap((rank) => rank?.found ?? []);
  }

  hit(px, py, frame, style, within) {
    let best = within + 6 * frame.dpr, found = null;
    for (const [mark, , x, y] of this.shown(frame, style)) {
      const distance = Math.hypot(x * frame.dpr - px, y * frame.dpr - py);
      if (distance <= best) {
        best = distance;
        found = { layer: this.name, index: mark.n, distance, epoch: 0 };
      }
    }
    return found;
  }
}

/** An arrow by course with the call sign; grey when the position is old, hollow when it is very old. */
export function drawUnits(context, frame, style, placer, layer) {
  const shown = [...layer.shown(frame, style)];
  for (const [mark, rule, x, y] of shown) {
    const colour = mark.age === "fresh" ? style.colours[rule.colour] : style.colours.stale;
    context.save();
    context.translate(x, y);
    if (mark.course === null) drawSymbol(context, "disc", 5, colour, style.colours.map_halo, mark.age === "lost");
    else {
      context.rotate((mark.course * Math.PI) / 180);
      drawSymbol(context, "arrow", HALF.arrow, colour, style.colours.map_halo, mark.age === "lost");
    }
    context.restore();
    placer.take(x - 9, y - 9, 18, 18, true);
  }
  if (!style.labels(layer.name)) return;
  const words = look.name(style, true);
  for (const [mark, , x, y] of shown) {
    placeName(context, placer, mark.name, x, y, 12, mark.age === "fresh" ? words : { ...words, colour: style.colours.stale });
  }
}

/** Severity by colour and shape, in a ring while nobody has taken it. Thousands may stand: each look is drawn once. */
export function drawAlerts(context, frame, style, placer, layer) {
  const met = new Set();
  for (const [mark, rule, x, y] of layer.shown(frame, style)) {
    // Marks of one look nearer than a pixel or two hide each other.
    const spot = `${rule.code}${mark.open}${x >> 1},${y >> 1}`;
    if (met.has(spot)) continue;
    met.add(spot);
    const face = alertFace(rule, mark.open, style, frame.dpr);
    context.drawImage(face, snapped(x, frame.dpr) - FACE / 2, snapped(y, frame.dpr) - FACE / 2, FACE, FACE);
    placer.take(x - 16, y - 16, 32, 32, true);
  }
}

/** A look on a canvas of its own, drawn once by `paint` about the middle of `size` CSS pixels and kept by its `sign`. */
function faceOf(sign, size, dpr, paint) {
  const kept = FACES.get(sign);
  if (kept) return kept;
  const face = document.createElement("canvas");
  face.width = face.height = Math.ceil(size * dpr);
  const pen = face.getContext("2d");
  pen.scale(dpr, dpr);
  pen.translate(size / 2, size / 2);
  paint(pen);
  if (FACES.size > 64) FACES.clear();
  FACES.set(sign, face);
  return face;
}

function alertFace(rule, open, style, dpr) {
  return faceOf(`alert ${style.theme} ${dpr} ${rule.code} ${open}`, FACE, dpr, (pen) => {
    const colour = style.colours[rule.colour];
    pen.beginPath();
    pen.arc(0, 0, 15, 0, 2 * Math.PI);
    pen.globalAlpha = open ? 0.28 : 0.12;
    pen.fillStyle = colour;
    pen.fill();
    pen.globalAlpha = 1;
    if (open) {
      pen.lineWidth = 1.75;
      pen.strokeStyle = colour;
      pen.stroke();
    }
    drawSymbol(pen, rule.symbol, HALF[rule.symbol], colour, style.colours.map_halo);
  });
}

/** A place moved onto the screen's own pixels, so that a copied face stays sharp. */
function snapped(at, dpr) {
  return Math.round(at * dpr) / dpr;
}

/** Calls (what is being handled) as bubbles with the digit of their level; an order still missing is told by a ring. */
export function drawCalls(context, frame, style, placer, layer) {
  for (const [mark, rule, x, y] of layer.shown(frame, style)) {
    const left = snapped(x, frame.dpr) - CALL_FACE / 2, top = snapped(y - HALF.bubble, frame.dpr) - CALL_FACE / 2;
    context.drawImage(callFace(rule, mark.open, style, frame.dpr), left, top, CALL_FACE, CALL_FACE);
    placer.take(x - 12, y - 28, 24, 30, true);
    if (mark.name && frame.zoom >= NAMED_FROM && style.labels(layer.name)) placeName(context, placer, mark.name, x, y - HALF.bubble, 16, look.name(style, true));
  }
}

function callFace(rule, open, style, dpr) {
  return faceOf(`call ${style.theme} ${dpr} ${rule.code} ${open}`, CALL_FACE, dpr, (pen) => {
    const colour = style.colours[rule.colour];
    drawSymbol(pen, "bubble", HALF.bubble, colour, style.colours.map_halo);
    pen.font = BUBBLE_FONT;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillStyle = style.colours.map_halo;
    pen.fillText(rule.code.slice(1), 0, -HALF.bubble * 0.48);
    if (!open) return;
    pen.beginPath();
    pen.arc(0, -HALF.bubble * 0.35, HALF.bubble * 1.75, 0, 2 * Math.PI);
    pen.lineWidth = 1.75;
    pen.strokeStyle = colour;
    pen.stroke();
  });
}

/** Where roads out of a place can be closed: a bar, with the minutes that are left. */
export function drawBlocks(context, frame, style, placer, layer) {
  for (const [mark, rule, x, y] of layer.shown(frame, style)) {
    context.save();
    context.translate(x, y);
    drawSymbol(context, "barrier", HALF.barrier, style.colours[rule.colour], style.colours.map_halo);
    context.restore();
    placer.take(x - 9, y - 5, 18, 10, true);
    if (style.labels(layer.name)) placeName(context, placer, mark.name, x, y, 11, { ...look.name(style, true), colour: style.colours[rule.colour] });
  }
}

export function drawCases(context, frame, style, placer, layer) {
  for (const [, rule, x, y] of layer.shown(frame, style)) {
    context.save();
    context.translate(x, y - 4);
    drawSymbol(context, "pin", HALF.pin, style.colours[rule.colour], style.colours.map_halo);
    context.beginPath();
    context.arc(0, -HALF.pin * 1.1, 2.2, 0, 2 * Math.PI);
    context.fillStyle = style.colours.map_halo;
    context.fill();
    context.restore();
    placer.take(x - 6, y - 16, 12, 18, true);
  }
}

/** What somebody must still close, by a flag; one whose day has passed stands in a ring. */
export function drawHazards(context, frame, style, placer, layer) {
  const shown = layer.shown(frame, style);
  for (const [mark, rule, x, y] of shown) {
    const colour = style.colours[rule.colour];
    context.save();
    context.translate(x, y - 4);
    if (mark.overdue) {
      context.beginPath();
      context.arc(0, 0, HALF.flag * 1.7, 0, 2 * Math.PI);
      context.lineWidth = 1.75;
      context.strokeStyle = colour;
      context.stroke();
    }
    drawSymbol(context, rule.symbol, HALF.flag, colour, style.colours.map_halo);
    context.restore();
    placer.take(x - 9, y - 14, 18, 20, true);
  }
  for (const [mark, rule, x, y] of shown) {
    if (mark.name && style.names(layer.name, rule, frame.zoom)) placeName(context, placer, mark.name, x, y - 4, 14, look.name(style, true));
  }
}

/** The check points of a patrol: a disc with its number in the order, in the colour of what came of it. */
export function drawStops(context, frame, style, placer, layer) {
  const shown = layer.shown(frame, style);
  for (const [mark, rule, x, y] of shown) {
    if (frame.zoom < STOPS_FROM) break;
    context.save();
    context.translate(x, y);
    drawSymbol(context, rule.symbol, STOP_HALF, style.colours[rule.colour], style.colours.map_halo);
    context.font = BUBBLE_FONT;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = style.colours.map_halo;
    context.fillText(String(mark.number), 0, 0.5);
    context.restore();
    placer.take(x - STOP_HALF, y - STOP_HALF, 2 * STOP_HALF, 2 * STOP_HALF, true);
  }
  for (const [mark, rule, x, y] of shown) {
    if (mark.name && style.names(layer.name, rule, frame.zoom)) placeName(context, placer, mark.name, x, y, STOP_HALF + 4, look.name(style, true));
  }
}

/** The selected place: a ring with a gap at each quarter, and its name if it has one. */
export function drawSelection(context, frame, style, placer, selection) {
  if (!selection) return;
  const x = (unitX(selection.lon) * frame.k - frame.ox) / frame.dpr, y = (unitY(selection.lat) * frame.k - frame.oy) / frame.dpr;
  for (const [width, colour] of [[5, style.colours.map_halo], [2.25, style.colours.accent]]) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    for (let quarter = 0; quarter < 4; quarter++) {
      context.beginPath();
      context.arc(x, y, 19, (quarter * Math.PI) / 2 + 0.25, ((quarter + 1) * Math.PI) / 2 - 0.25);
      context.stroke();
    }
  }
  if (selection.name) placeName(context, placer, selection.name, x, y, 24, look.name(style, true), true);
}
