// Names and symbols of places: towns, neighbours, rail stations from the base map; rooms, stations, wells from layers.

import { unitX, unitY } from "../projection.js";
import { placeName } from "../names.js";

const FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const MOST = 2_500;

export const look = {
  name: (style, strong) => ({ font: `${strong ? 600 : 400} 12px ${FONT}`, height: 16, colour: style.colours.map_label, halo: style.colours.map_halo }),
  place: (style) => ({ font: `400 12px ${FONT}`, height: 16, colour: style.colours.muted, halo: style.colours.map_halo }),
  seat: (style) => ({ font: `600 13px ${FONT}`, height: 17, colour: style.colours.map_label, halo: style.colours.map_halo }),
  county: (style) => ({ font: `400 12px ${FONT}`, height: 16, colour: style.colours.muted, halo: style.colours.map_halo, centred: true }),
  area: (style) => ({ font: `400 12px ${FONT}`, height: 16, colour: style.colours.area, halo: style.colours.map_halo, centred: true }),
  code: (style) => ({ font: `400 11px ${FONT}`, height: 14, colour: style.colours.muted, halo: style.colours.map_halo }),
};

/** Names of a point layer from the zoom at which its class is named; those of a later class (more important) first. */
export function drawLayerNames(context, frame, style, placer, layer) {
  const rules = style.classes(layer.name);
  if (!layer.names || !wantsNames(layer, style, frame)) return;
  const { x, y, style: styles } = layer.points;
  const wanted = rules.map((rule) => style.names(layer.name, rule, frame.zoom));
  const found = [];
  const runs = layer.runs(frame, 0);
  for (let r = 0; r < runs.length; r += 2) {
    for (let i = runs[r]; i < runs[r + 1] && found.length < MOST; i++) {
      const px = (x[i] * frame.k - frame.ox) / frame.dpr, py = (y[i] * frame.k - frame.oy) / frame.dpr;
      if (px > 0 && rules[styles[i] & 31].symbol === "shield") placer.take(px - 9, py - 10, 18, 20, true);
      if (wanted[styles[i] & 31] && px > 0 && py > 0 && px < frame.width && py < frame.height) found.push([i, px, py]);
    }
  }
  found.sort((a, b) => (styles[b[0]] & 159) - (styles[a[0]] & 159));
  for (const [i, px, py] of found) {
    const rule = rules[styles[i] & 31], strong = rule.symbol === "shield";
    const name = layer.names.of(i);
    if (name) placeName(context, placer, name, px, py, strong ? 12 : 8, strong ? look.name(style, true) : look.code(style), rule.names_from === 0);
  }
}

/** Whether names of the layer are needed at this zoom at all: they are fetched only then. */
export function wantsNames(layer, style, frame) {
  return style.classes(layer.name).some((rule) => style.names(layer.name, rule, frame.zoom));
}

/** Names of lines at the middle of what is seen of each, of areas where they stand if there is room for them. */
export function drawLineNames(context, frame, style, placer, layer) {
  if (!layer.names || !wantsNames(layer, style, frame)) return;
  const { owner, byClass, boxes } = layer.lines, level = layer.level(frame), done = new Set();
  style.classes(layer.name).forEach((rule, i) => {
    if (!style.names(layer.name, rule, frame.zoom)) return;
    const isArea = rule.symbol === "outline";
    for (const path of byClass[i] ?? []) {
      if (done.size >= MOST_LINES) return;
      if (done.has(owner[path]) || outside(boxes, path, frame)) continue;
      const spot = isArea ? areaSpot(layer, path, frame) : lineSpot(level, path, frame);
      const name = spot && layer.names.of(owner[path]);
      if (!name) continue;
      done.add(owner[path]);
      const colour = rule.colour === "map_road" ? style.colours.muted : style.colours[rule.colour];
      const words = isArea ? look.area(style) : { ...look.code(style), colour };
      placeName(context, placer, name, ...spot, isArea ? 0 : 7, words);
    }
  });
}

const MOST_LINES = 120;
// A name is written only along at least so many CSS pixels of line, or in an area as wide.
const ROOM = 70;

function outside(boxes, path, { k, ox, oy, w, h }) {
  const b = 4 * path;
  return boxes[b] * k > ox + w || boxes[b + 2] * k < ox || boxes[b + 1] * k > oy + h || boxes[b + 3] * k < oy;
}

function areaSpot(layer, path, { k, ox, oy, dpr }) {
  const { owner, boxes } = layer.lines, at = owner[path], { x, y } = layer.names;
  if (!x || ((boxes[4 * path + 2] - boxes[4 * path]) * k) / dpr < ROOM) return null;
  return [(x[at] * k - ox) / dpr, (y[at] * k - oy) / dpr];
}

/** The middle of the longest stretch of a path that lies in the picture, CSS pixels. */
function lineSpot({ offsets, x, y }, path, { k, ox, oy, w, h, dpr }) {
  let best = ROOM * dpr, from = -1, to = -1, begun = -1, length = 0;
  for (let i = offsets[path]; i < offsets[path + 1]; i++) {
    const px = x[i] * k - ox, py = y[i] * k - oy;
    if (px < 0 || py < 0 || px > w || py > h) begun = -1;
    else if (begun < 0) [begun, length] = [i, 0];
    else {
      length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]) * k;
      if (length > best) [best, from, to] = [length, begun, i];
    }
  }
  if (from < 0) return null;
  let half = best / 2, i = from;
  for (; i < to; i++) {
    const step = Math.hypot(x[i + 1] - x[i], y[i + 1] - y[i]) * k;
    if (step >= half) {
      const share = step ? half / step : 0;
      return [((x[i] + (x[i + 1] - x[i]) * share) * k - ox) / dpr, ((y[i] + (y[i + 1] - y[i]) * share) * k - oy) / dpr];
    }
    half -= step;
  }
  return null;
}

/** Towns, neighbouring counties and rail stations: [{name, lon, lat, kind}], kinds seat, county, place, station. */
export function drawPlaces(context, frame, style, placer, places) {
  for (const place of places) {
    place.x ??= unitX(place.lon);
    place.y ??= unitY(place.lat);
    if (frame.zoom < FROM[place.kind] || frame.zoom >= (TO[place.kind] ?? 99)) continue;
    const x = (place.x * frame.k - frame.ox) / frame.dpr, y = (place.y * frame.k - frame.oy) / frame.dpr;
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
    DRAW[place.kind](context, style, placer, place.name, x, y);
  }
}

const FROM = { seat: 6.5, county: 7.5, place: 9, station: 10 };
const TO = { county: 11 };
const DRAW = {
  seat(context, style, placer, name, x, y) {
    if (placer.take(x - 4, y - 4, 8, 8)) ringed(context, style, x, y, 3.6);
    placeName(context, placer, name, x, y, 8, look.seat(style), true);
  },
  county(context, style, placer, name, x, y) {
    placeName(context, placer, name, x, y, 0, look.county(style));
  },
  place(context, style, placer, name, x, y) {
    if (placeName(context, placer, name, x, y, 6, look.place(style))) ringed(context, style, x, y, 2.2);
  },
  station(context, style, placer, name, x, y) {
    context.fillStyle = style.colours.map_halo;
    context.fillRect(x - 3.5, y - 3.5, 7, 7);
    context.fillStyle = style.colours.map_rail;
    context.fillRect(x - 2.5, y - 2.5, 5, 5);
    if (name) placeName(context, placer, name, x, y, 7, look.code(style));
  },
};

function ringed(context, style, x, y, r) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.fillStyle = style.colours.map_halo;
  context.fill();
  context.lineWidth = 1.5;
  context.strokeStyle = style.colours.muted;
  context.stroke();
}
