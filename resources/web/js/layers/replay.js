// Units of a replay on their ways in time: where each was at the moment shown, with the way of the minutes before it.
// On a canvas of its own over the scene, so that a frame of playing costs the marks alone and not the map.
// A frame is asked for only while time goes by; paused, nothing runs.

import { latOf, lonOf, metresPerUnit } from "../projection.js";
import { drawSymbol, HALF } from "../symbols.js";
import { NamePlacer, placeName } from "../names.js";
import { look } from "./names_layer.js";

// The ages at which a live position turns grey, hollow and goes (services/field/unit_tracker.py).
const GREY_S = 120, SILENT_S = 600, GONE_S = 7200;
const TAIL_S = 600, MOST_TAIL = 240;
const COURSE_S = 15, STANDING_KMH = 2;
// Who is followed is brought back to the middle from beyond this share of the window.
const INNER = 0.6;

export class Replay {
  /** `byDesk(move)` moves the map as the desk does: not by hand. */
  constructor(map, style, stock, byDesk) {
    Object.assign(this, { map, style, stock, byDesk, laid: "", ways: null, clock: null, peeked: null, asked: 0, moving: false, frames: 0 });
    this.placer = new NamePlacer();
    this.canvas = document.createElement("canvas");
    this.canvas.className = "scene";
    this.pen = this.canvas.getContext("2d");
    this.ground = document.createElement("canvas");
    this.ground.className = "scene";
    map.createPane("replay").append(this.ground, this.canvas);
    map.on("move zoomend viewreset resize", () => {
      this.laid = "";
      if (!this.moving) this.draw();
    });
    map.on("dragstart", () => this.letGo());
  }

  /** The ways in time, as `decodeWays` reads them. */
  take(ways) {
    this.ways = ways.count ? ways : null;
    this.laid = "";
    this.draw();
  }

  /** `clock`: {at, speed, follow}: seconds since 1970, how fast time goes by (0: not), whose way is followed or -1. */
  show(clock) {
    this.clock = clock && { ...clock, told: performance.now() };
    this.draw();
  }

  /** A hand moves the map: nobody is followed any more. */
  letGo() {
    if (this.clock) this.clock.follow = -1;
  }

  /** Where everybody was at another moment, as rings; null takes them away. */
  peek(at) {
    this.peeked = at;
    this.draw();
  }

  /** The moment that is drawn, in seconds since 1970. */
  now() {
    const { at, speed, told } = this.clock;
    return at + (speed * (performance.now() - told)) / 1000;
  }

  draw() {
    if (!this.ways || !this.clock) {
      this.canvas.hidden = this.ground.hidden = true;
      return;
    }
    const began = performance.now(), at = this.now();
    if (this.clock.follow >= 0) this.keepInSight(this.stateAt(this.clock.follow, at));
    this.lay();
    this.layWays();
    this.placer.clear();
    const stands = this.shown().map((way) => [way, this.stateAt(way, at)]).filter(([, state]) => state);
    for (const [way, state] of stands) this.drawTail(way, state);
    for (const [way, state] of stands) this.drawUnit(way, state);
    for (const [way, state] of stands) this.drawName(way, state);
    if (this.peeked !== null) for (const way of this.shown()) this.drawPeek(way, this.stateAt(way, this.peeked));
    this.frames += 1;
    this.took = performance.now() - began;
    if (this.clock.speed && !this.asked) {
      this.asked = requestAnimationFrame(() => {
        this.asked = 0;
        this.draw();
      });
    }
  }

  /** The canvas covers the window, wherever the map was moved. */
  lay() {
    const size = this.map.getSize(), dpr = window.devicePixelRatio || 1, corner = this.map.containerPointToLayerPoint([0, 0]);
    cover(this.canvas, size, dpr);
    window.L.DomUtil.setPosition(this.canvas, corner);
    const origin = this.map.getPixelOrigin().add(corner);
    this.k = (256 * 2 ** this.map.getZoom()) / 2 ** 31;
    this.ox = origin.x;
    this.oy = origin.y;
    this.pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    this.pen.clearRect(0, 0, size.x, size.y);
  }

  /** The whole ways, over the wells that would hide them: only where map, looks or ways are others than they were. */
  layWays() {
    const lines = this.stock.lines.get("replay")?.lines, shown = this.shown(), dpr = window.devicePixelRatio || 1;
    const looks = `${this.style.theme} ${shown} ${this.stock.epochs.replay}`;
    if (!lines || this.laid === looks) return;
    const size = this.map.getSize(), pen = this.ground.getContext("2d");
    cover(this.ground, size, dpr);
    window.L.DomUtil.setPosition(this.ground, this.map.containerPointToLayerPoint([0, 0]));
    pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    pen.clearRect(0, 0, size.x, size.y);
    pen.lineJoin = pen.lineCap = "round";
    const zoom = this.map.getZoom() + Math.log2(dpr) - 0.5, level = lines.levels.find((one) => zoom <= one.maxZoom) ?? lines.levels.at(-1);
    for (const way of shown) {
      pen.beginPath();
      for (let path = 0; path < lines.count; path++) {
        if (lines.owner[path] !== way) continue;
        for (let i = level.offsets[path]; i < level.offsets[path + 1]; i++) {
          const draw = i === level.offsets[path] ? pen.moveTo : pen.lineTo;
          draw.call(pen, this.px(level.x[i]), this.py(level.y[i]));
        }
      }
      for (const [width, colour, alpha] of [[3.5, this.style.colours.map_halo, 0.7], [1.75, this.colour(way), 1]]) {
        pen.lineWidth = width;
        pen.globalAlpha = alpha;
        pen.strokeStyle = colour;
        pen.stroke();
      }
    }
    this.laid = looks;
  }

  /** The numbers of the ways that are switched on. */
  shown() {
    const zoom = this.map.getZoom(), rules = this.style.classes("replay");
    return Array.from({ length: this.ways.count }, (_, way) => way).filter((way) => rules[way] && this.style.shows("replay", rules[way], zoom));
  }

  /**
   * Where a unit was: {x, y, course or null, age, row}; null before it was heard, and long after. Between two fixes it is
   * on its way, unless it was silent for so long that nobody knows where it was.
   */
  stateAt(way, at) {
    const { offsets, t, since, x, y } = this.ways, first = offsets[way], end = offsets[way + 1];
    const second = at - since, row = lastUpTo(t, first, end, second);
    if (row < first || second - t[row] > GONE_S) return null;
    const age = second - t[row];
    const place = this.placeAt(first, end, row, second);
    const before = lastUpTo(t, first, row + 1, second - COURSE_S);
    let course = null;
    if (before >= first && age <= SILENT_S && second - t[before] <= SILENT_S) {
      const [fromX, fromY] = this.placeAt(first, end, before, second - COURSE_S);
      const east = place[0] - fromX, south = place[1] - fromY;
      const metres = Math.hypot(east, south) * metresPerUnit(latOf(place[1]));
      if ((metres / COURSE_S) * 3.6 > STANDING_KMH) course = Math.atan2(east, -south);
    }
    return { x: place[0], y: place[1], course, row, age: age <= GREY_S ? "fresh" : age <= SILENT_S ? "stale" : "lost" };
  }

  placeAt(first, end, row, second) {
    const { t, x, y } = this.ways;
    if (row + 1 >= end || t[row + 1] - t[row] > SILENT_S || t[row + 1] <= t[row]) return [x[row], y[row]];
    const share = Math.min(1, Math.max(0, (second - t[row]) / (t[row + 1] - t[row])));
    return [x[row] + share * (x[row + 1] - x[row]), y[row] + share * (y[row + 1] - y[row])];
  }

  colour(way) {
    return this.style.colours[this.style.classes("replay")[way].colour];
  }

  /** The way of the last minutes, up to where it is; a silence breaks it. */
  drawTail(way, { x, y, row }) {
    const { offsets, t } = this.ways, first = offsets[way];
    const from = Math.max(first, lastUpTo(t, first, row + 1, t[row] - TAIL_S));
    const step = Math.max(1, Math.ceil((row - from) / MOST_TAIL)), pen = this.pen;
    pen.beginPath();
    pen.moveTo(this.px(x), this.py(y));
    let later = row;
    for (let at = row; at >= from; at -= step) {
      const draw = t[later] - t[at] > SILENT_S ? pen.moveTo : pen.lineTo;
      draw.call(pen, this.px(this.ways.x[at]), this.py(this.ways.y[at]));
      later = at;
    }
    pen.lineJoin = pen.lineCap = "round";
    for (const [width, colour] of [[6, this.style.colours.map_halo], [3.5, this.colour(way)]]) {
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.stroke();
    }
  }

  drawUnit(way, { x, y, course, age }) {
    const pen = this.pen, colour = age === "fresh" ? this.colour(way) : this.style.colours.stale;
    pen.save();
    pen.translate(this.px(x), this.py(y));
    if (course !== null) pen.rotate(course);
    drawSymbol(pen, course === null ? "disc" : "arrow", course === null ? 6 : HALF.arrow * 1.2, colour, this.style.colours.map_halo, age === "lost");
    pen.restore();
    this.placer.take(this.px(x) - 10, this.py(y) - 10, 20, 20, true);
  }

  drawName(way, { x, y, age }) {
    const words = look.name(this.style, true), colour = age === "fresh" ? words.colour : this.style.colours.stale;
    placeName(this.pen, this.placer, this.ways.names.of(way), this.px(x), this.py(y), 14, { ...words, colour }, true);
  }

  drawPeek(way, state) {
    if (!state) return;
    const pen = this.pen;
    for (const [width, colour] of [[4.5, this.style.colours.map_halo], [2, this.colour(way)]]) {
      pen.beginPath();
      pen.arc(this.px(state.x), this.py(state.y), 8, 0, 2 * Math.PI);
      pen.lineWidth = width;
      pen.strokeStyle = colour;
      pen.stroke();
    }
  }

  px(x) {
    return x * this.k - this.ox;
  }

  py(y) {
    return y * this.k - this.oy;
  }

  /** Moves the map to who is followed once he leaves its inner part. */
  keepInSight(state) {
    if (!state) return;
    const place = [latOf(state.y), lonOf(state.x)], at = this.map.latLngToContainerPoint(place), size = this.map.getSize();
    const away = Math.max(Math.abs(at.x / size.x - 0.5), Math.abs(at.y / size.y - 0.5));
    if (away * 2 < INNER) return;
    this.moving = true;
    this.byDesk(() => this.map.setView(place, this.map.getZoom(), { animate: false }));
    this.moving = false;
  }

  /** The unit nearest to a place of the window (CSS pixels), where one is within reach: the number of its way, or -1. */
  hit(point, within) {
    if (!this.ways || !this.clock) return -1;
    let best = within, found = -1;
    for (const way of this.shown()) {
      const state = this.stateAt(way, this.now());
      const distance = state ? Math.hypot(this.px(state.x) - point.x, this.py(state.y) - point.y) : Infinity;
      if (distance <= best) {
        best = distance;
        found = way;
      }
    }
    return found;
  }
}

/** The canvas as large as the window, and seen. */
function cover(canvas, size, dpr) {
  const w = Math.round(size.x * dpr), h = Math.round(size.y * dpr);
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
  }
  canvas.hidden = false;
}

/** The last row from `first` up to `end` (excluded) that is not later than `second`; `first` - 1 where all are. */
function lastUpTo(t, first, end, second) {
  let low = first, high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t[middle] <= second) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
