// Names and symbols of places: towns, neighbours, rail stations from the base map; rooms, stations, wells from layers.

import { unitX, unitY } from "../projection.js";
import { placeName } from "../names.js";

const FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';
const MOST = 400;

export const look = {
  name: (style, strong) => ({ font: `${strong ? 600 : 400} 12px ${FONT}`, height: 16, colour: style.colours.map_label, halo: style.colours.map_halo }),
  place: (style) => ({ font: `400 12px ${FONT}`, height: 16, colour: style.colours.muted, halo: style.colours.map_halo }),
  seat: (style) => ({ font: `600 13px ${FONT}`, height: 17, colour: style.colours.map_label, halo: style.colours.map_halo }),
  county: (style) => ({ font: `400 12px ${FONT}`, height: 16, colour: style.colours.muted, halo: style.colours.map_halo, centred: true }),
  code: (style) => ({ font: `400 11px ${FONT}`, height: 14, colour: style.colours.muted, halo: style.colours.map_halo }),
};

/** Names of a point layer from the zoom at which its class is named; those of a later class (more important) first. */
export function drawLayerNames(context, frame, style, placer, layer) {
  const rules = style.classes(layer.name);
  if (!layer.names || !rules.some((rule) => namedAt(layer, rule, style, frame))) return;
  const { x, y, style: styles } = layer.points;
  const wanted = rules.map((rule) => namedAt(layer, rule, style, frame));
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
    const name = layer.names(i);
    if (name) placeName(context, placer, name, px, py, strong ? 12 : 8, strong ? look.name(style, true) : look.code(style), rule.names_from === 0);
  }
}

/** Whether names of the layer are needed at this zoom at all: they are fetched only then. */
export function wantsNames(layer, style, frame) {
  return style.classes(layer.name).some((rule) => namedAt(layer, rule, style, frame));
}

function namedAt(layer, rule, style, frame) {
  return rule.names_from !== undefined && frame.zoom >= rule.names_from && style.shows(layer.name, rule, frame.zoom);
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
