// The map for paper: drawn anew at the paper's own resolution, not enlarged from the screen. It is made in strips, so that
// the map on the screen goes on between two of them and no picture of the whole sheet ever lies in the page's memory.
// Points are stamped whole or not at all, so each strip is painted with a border that is cut off.

import { unitX, unitY } from "./projection.js";

const ROWS = 96;
const BORDER = 24;

export class SheetPrinter {
  /** `parts`: the page's base, stack, stock, marks, style and bridge, and how the scene is painted and decorated. */
  constructor(parts) {
    Object.assign(this, parts, { serial: 0, cover: document.createElement("canvas") });
  }

  /** `ask`: {serial, lon, lat, zoom, width, height (CSS pixels), dpr, theme}. A newer wish ends the older one. */
  async print(ask) {
    this.serial = ask.serial;
    const style = this.worn(ask.theme), frame = frameOf(ask);
    const canvas = document.createElement("canvas"), pen = canvas.getContext("2d", { willReadFrequently: true });
    canvas.width = frame.w;
    do {
      canvas.height = 1;
      this.decorate(pen, frame, style);
      await this.stock.idle();
    } while (this.stock.asked.size);
    for (let top = 0; top < frame.h && this.serial === ask.serial; top += ROWS) {
      const rows = Math.min(ROWS, frame.h - top);
      canvas.height = rows;
      if (this.stack.isShown) await this.layGround(pen, frame, top, rows, style);
      else this.put(pen, this.painted(this.paint, frame, top, rows, style), frame, rows);
      pen.setTransform(frame.dpr, 0, 0, frame.dpr, 0, -top);
      this.decorate(pen, frame, style);
      const blob = await new Promise((made) => canvas.toBlob(made, "image/png"));
      this.bridge.sheetDrawn(ask.serial, top, rows, frame.h, await base64(blob));
    }
    if (this.serial === ask.serial) this.bridge.sheetDone(ask.serial, this.legend(frame, style));
  }

  /** The style of now in another theme; what is switched on and off is the same. */
  worn(theme) {
    const style = Object.assign(Object.create(Object.getPrototypeOf(this.style)), this.style);
    style.use(theme);
    return style;
  }

  /** Base maps on the vector map's land, and the lines and points of the desk over them. */
  async layGround(pen, frame, top, rows, style) {
    this.put(pen, this.painted((picture, strip) => this.base.fillLand(picture, strip, style), frame, top, rows, style), frame, rows);
    await this.stack.drawOnPaper(pen, frame, top, rows, style);
    this.cover.width = frame.w;
    this.cover.height = rows;
    this.put(this.cover.getContext("2d"), this.painted(this.paint, frame, top, rows, style), frame, rows);
    pen.drawImage(this.cover, 0, 0);
  }

  put(pen, image, { border, w }, rows) {
    pen.putImageData(image, -border, -border, border, border, w, rows);
  }

  painted(paint, frame, top, rows, style) {
    const border = frame.border, w = frame.w + 2 * border, h = rows + 2 * border;
    const strip = { ...frame, w, h, ox: frame.ox - border, oy: frame.oy + top - border, width: w / frame.dpr, height: h / frame.dpr };
    const image = new ImageData(w, h);
    paint({ buf: new Uint32Array(image.data.buffer), w, h }, strip, style);
    return image;
  }

  /** The classes that are drawn within the frame: [{layer, rule}]. */
  legend(frame, style) {
    const found = [];
    for (const { name } of style.layers.values()) {
      const rules = style.classes(name).map((rule) => (style.shows(name, rule, frame.zoom) ? rule : null));
      const drawn = this.drawn(name, frame, style);
      rules.forEach((rule, i) => rule && drawn.has(i) && found.push({ layer: name, rule }));
    }
    return found;
  }

  /** The numbers of the classes of a layer that have something within the frame. */
  drawn(name, frame, style) {
    const points = this.stock.points.get(name), lines = this.stock.lines.get(name), marks = this.marks[name];
    if (points) return drawnPoints(points, frame);
    if (lines) return drawnLines(lines.lines, frame);
    if (!marks) return new Set();
    const shown = marks.shown(frame, style).map((one) => (Array.isArray(one) ? one[0] : one));
    const codes = style.classes(name).map((rule) => rule.code);
    return new Set(shown.filter((mark) => isWithin(mark, frame)).map((mark) => codes.indexOf(mark.kind)));
  }
}

function frameOf({ lon, lat, zoom, width, height, dpr }) {
  const k = (256 * 2 ** zoom * dpr) / 2 ** 31, w = Math.round(width * dpr), h = Math.round(height * dpr);
  return {
    zoom, dpr, k, w, h, width, height, corner: null, border: Math.ceil(BORDER * dpr),
    ox: Math.round(unitX(lon) * k - w / 2), oy: Math.round(unitY(lat) * k - h / 2), view: { x: 0, y: 0, w: width, h: height },
  };
}

function drawnPoints(layer, frame) {
  const { x, y, style } = layer.points, found = new Set(), runs = layer.runs(frame, 0);
  for (let r = 0; r < runs.length; r += 2) {
    for (let i = runs[r]; i < runs[r + 1]; i++) {
      if (!found.has(style[i] & 31) && isWithin({ x: x[i], y: y[i] }, frame)) found.add(style[i] & 31);
    }
  }
  return found;
}

/** By segments whose box meets the frame: a line that only goes around a corner of it is counted, one far away is not. */
function drawnLines({ boxes, style, levels, count }, frame) {
  const { offsets, x, y } = levels[0], found = new Set();
  const west = frame.ox / frame.k, north = frame.oy / frame.k, east = (frame.ox + frame.w) / frame.k, south = (frame.oy + frame.h) / frame.k;
  const meets = (x0, y0, x1, y1) => Math.min(x0, x1) <= east && Math.max(x0, x1) >= west && Math.min(y0, y1) <= south && Math.max(y0, y1) >= north;
  for (let path = 0; path < count; path++) {
    const b = 4 * path;
    if (found.has(style[path] & 31) || !meets(boxes[b], boxes[b + 1], boxes[b + 2], boxes[b + 3])) continue;
    for (let i = offsets[path]; i + 1 < offsets[path + 1]; i++) {
      if (!meets(x[i], y[i], x[i + 1], y[i + 1])) continue;
      found.add(style[path] & 31);
      break;
    }
  }
  return found;
}

function isWithin({ x, y, box }, { k, ox, oy, w, h }) {
  const [left, top, right, bottom] = box ?? [x, y, x, y];
  return right * k >= ox && left * k <= ox + w && bottom * k >= oy && top * k <= oy + h;
}

async function base64(blob) {
  const reader = new FileReader();
  return new Promise((read, failed) => {
    reader.onload = () => read(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}
