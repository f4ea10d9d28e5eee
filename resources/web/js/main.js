// Joins the parts of the page: what the desk says goes to the layers, what the officer does goes to the desk.

import { BaseLayer } from "./layers/base.js";
import { BaseStack } from "./base/base_stack.js";
import { Bridge } from "./bridge.js";
import { DrawingLayer } from "./layers/drawings.js";
import { Furniture } from "./furniture.js";
import { LayerStock } from "./layer_stock.js";
import { MarkLayer, drawAlerts, drawBlocks, drawCalls, drawCases, drawHazards, drawSelection, drawStops, drawUnits } from "./layers/marks.js";
import { drawLayerNames, drawLineNames, drawPlaces } from "./layers/names_layer.js";
import { NamePlacer } from "./names.js";
import { Pointer } from "./pointer.js";
import { Replay } from "./layers/replay.js";
import { SheetPrinter } from "./print.js";
import { Scene } from "./scene.js";
import { Sketch } from "./sketch.js";
import { SpriteTable } from "./sprites.js";
import { Style } from "./style.js";

const SITE = "onemap://desk";
const ROUNDING_PX = 2;
const bridge = new Bridge();
// What lives, the least urgent first; a new kind is a line here and a layer in legend.json.
const DRAWN_MARKS = {
  patrols: (context, frame, style, placer, layer) => layer.draw(context, frame, style, placer),
  drawings: (context, frame, style, placer, layer) => layer.draw(context, frame, style, placer),
  patrol_stops: drawStops, cases: drawCases, hazards: drawHazards, blocks: drawBlocks, alerts: drawAlerts, calls: drawCalls, units: drawUnits,
};

async function read(path) {
  const reply = await fetch(`${SITE}/${path}`);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.json();
}

async function open() {
  const map = window.map_desk;
  map.createPane("ground");
  map.createPane("scene");
  map.createPane("pulse");
  map.setMinZoom(4).setMaxZoom(20);
  // All three at once: each answer waits for its turn in a desk that is still being built.
  const [legend, tokens] = await Promise.all([read("legend.json"), read("tokens.json"), bridge.open()]);
  const style = new Style(legend, tokens);
  const stock = new LayerStock(SITE, style, new SpriteTable());
  const marks = Object.fromEntries(Object.keys(DRAWN_MARKS).map((name) => [name, new MarkLayer(name)]));
  for (const name of ["drawings", "patrols"]) marks[name] = new DrawingLayer(name);
  const furniture = new Furniture(map);
  const base = new BaseLayer(stock.lines), placer = new NamePlacer();
  let selection = null, moving = 0;

  const ground = new Scene((picture, frame) => base.fillLand(picture, frame, style), () => {}, "ground");
  const stack = new BaseStack(SITE, map, style, bridge, ground, () => scene.touch());

  const paint = (picture, frame, style) => {
    if (stack.isShown) picture.buf.fill(0);
    else base.fillLand(picture, frame, style);
    base.drawGround(picture, frame, style);
    for (const layer of stock.inOrder("lines")) layer.draw(picture, frame, style);
    base.drawOutline(picture, frame, style);
    for (const layer of stock.inOrder("points")) layer.draw(picture, frame, style);
    for (const layer of stock.inOrder("lines")) layer.drawOver(picture, frame, style);
  };
  const decorate = (context, frame, style, selection) => {
    placer.clear();
    for (const [name, draw] of Object.entries(DRAWN_MARKS)) {
      context.globalAlpha = style.opacity(name);
      draw(context, frame, style, placer, marks[name]);
    }
    context.globalAlpha = 1;
    drawSelection(context, frame, style, placer, selection);
    for (const layer of stock.inOrder("points").reverse()) {
      stock.wantNames(layer, frame);
      drawLayerNames(context, frame, style, placer, layer);
    }
    for (const layer of stock.inOrder("lines").reverse()) {
      stock.wantNames(layer, frame);
      drawLineNames(context, frame, style, placer, layer);
    }
    drawPlaces(context, frame, style, placer, stock.places);
    stack.drawNames(context, frame, placer, style, stock.places);
  };
  const scene = new Scene(
    (picture, frame) => paint(picture, frame, style),
    (context, frame) => decorate(context, frame, style, selection),
  );
  stock.onChange = () => {
    ground.invalidate();
    scene.invalidate();
    replay.draw();
  };
  const colour = (theme) => {
    style.use(theme);
    for (const [token, value] of Object.entries(style.colours)) document.documentElement.style.setProperty(`--${token}`, value);
    stack.restyle();
    scene.invalidate();
  };
  const byDesk = (move) => {
    moving += 1;
    move();
    moving -= 1;
  };
  const takeMarks = (change) => {
    const fresh = marks[change.layer].take(change);
    for (const mark of fresh) if (mark.pulse) furniture.pulse(mark.lon, mark.lat);
    scene.touch();
  };

  colour("night");
  map.addLayer(scene);
  const sketch = new Sketch(map, bridge, furniture), replay = new Replay(map, style, stock, byDesk);
  stock.onWays = (ways) => replay.take(ways);
  const pointer = new Pointer(map, scene, stock, marks, style, bridge, furniture, sketch, replay);
  // Leaflet also ends a move some time after its window changed size, and nobody's hand had moved the map.
  let seen = { middle: map.getCenter(), zoom: map.getZoom() };
  map.on("moveend", () => {
    const before = seen;
    seen = { middle: map.getCenter(), zoom: map.getZoom() };
    bridge.viewChanged(seen.middle.lng, seen.middle.lat, seen.zoom, moving === 0 && !isSameView(map, before, seen));
  });
  // The page may be ready before its window has its place: until all stands, what is to be seen is asked at each size.
  let wanted = null, isLaidOut = false;
  map.on("resize", () => wanted && byDesk(() => show(map, wanted)));
  const printer = new SheetPrinter({ base, stack, paint, decorate, stock, marks, style, bridge });
  bridge.join({
    themeChanged: (theme) => {
      colour(theme);
      replay.draw();
    },
    wordsChanged: (words) => furniture.setWords(words),
    layersChanged: (told) => stock.follow(told),
    visibilityChanged: (changes) => {
      style.setVisible(changes);
      scene.invalidate();
      replay.draw();
    },
    looksChanged: (looks) => {
      style.looks = looks;
      scene.invalidate();
    },
    marksChanged: takeMarks,
    selectionChanged: (value) => {
      selection = value;
      scene.touch();
    },
    tooltipChanged: (value) => pointer.showTip(value),
    viewAsked: (view) => {
      wanted = isLaidOut && hasRoom(map, view) ? null : view;
      byDesk(() => show(map, view));
    },
    moveAsked: (by) => {
      if (by.x || by.y) replay.letGo();
      move(map, by);
    },
    baseChanged: (value) => {
      stack.show(value);
      furniture.setSources(value.maps.map((one) => one.sources));
      scene.invalidate();
    },
    baseRetried: () => stack.retry(),
    settleAsked: (serial) => settle(stock, stack, () => {
      if (hasRoom(map, wanted)) {
        wanted = null;
        isLaidOut = true;
      }
      furniture.seal(serial);
      bridge.settled(serial);
    }),
    sheetAsked: (ask) => printer.print(ask),
    sketchAsked: (value) => sketch.ask(value),
    sketchPressed: (key) => sketch.press(key),
    sketchFigured: (value) => sketch.showFigures(value),
    replayChanged: (clock) => replay.show(clock),
    replayPeeked: (at) => replay.peek(at),
  });
  Object.assign(window, { desk: { map, scene, stack, stock, marks, style, pointer, furniture, sketch, replay } });
  bridge.ready();
}

function show(map, view) {
  if (!hasRoom(map, view)) return;
  if (view.west !== undefined) {
    const room = [padOf(view), padOf(view)];
    map.fitBounds([[view.south, view.west], [view.north, view.east]], { animate: false, padding: room });
  } else map.setView([view.lat, view.lon], view.zoom ?? map.getZoom(), { animate: false });
}

/** Whether two views differ by no more than the rounding of a new window size, in pixels. */
function isSameView(map, one, other) {
  if (one.zoom !== other.zoom) return false;
  const apart = map.project(one.middle, one.zoom).subtract(map.project(other.middle, other.zoom));
  return Math.max(Math.abs(apart.x), Math.abs(apart.y)) <= ROUNDING_PX;
}

const padOf = (view) => view.pad ?? 24;

/** Whether the window is larger than the edge that bounds want around them; Leaflet would zoom in as far as it can. */
function hasRoom(map, view) {
  const size = map.getSize();
  return !view || view.west === undefined || Math.min(size.x, size.y) > 2 * padOf(view);
}

/** By a key of the officer's: `x` and `y` in fifths of the window, `zoom` in steps. */
function move(map, { x, y, zoom }) {
  const size = map.getSize();
  if (zoom) map.setZoom(map.getZoom() + zoom, { animate: false });
  else map.panBy([Math.round((x * size.x) / 5), Math.round((y * size.y) / 5)], { animate: false });
}

/** Calls once everything asked for has come and was drawn; drawing may ask for more (names). */
async function settle(stock, stack, then) {
  do {
    await stock.idle();
    await stack.idle();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  } while (stock.asked.size || stack.isBusy);
  then();
}

open();
