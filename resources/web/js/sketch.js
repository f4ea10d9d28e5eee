// Drawing a shape by hand, with the pointer or with the keys: the one way in which measuring, asking and drawing meet the
// map. The desk asks for a shape (`sketchAsked`), is told of every change (`sketchChanged`) and answers with the figures
// that stand beside the moving end (`sketchFigured`); nothing is measured here.
//
// Shapes: point, line, polygon, circle (middle, then edge), and measure: a line that may be closed on its first corner.
// Pointer: click adds, a click on the last corner (or a double click) ends, a click on the first closes, right ends.
// Once done the corners can be dragged, a dragged middle of a side makes a corner, right on a corner takes it away.
// Keys (the desk presses them): add the cross in the middle of the map, back, finish, close. Of what is done a corner is
// chosen (next, previous): the map brings it under the cross and carries it along when it is moved; insert puts a corner
// into the side behind it, remove takes it away, add lets go of it.

import { SketchView } from "./layers/sketch_view.js";

const NEAR = 9;
const LEAST = { point: 1, line: 2, polygon: 3, circle: 2, measure: 2 };
const MOST = { point: 1, line: 2000, polygon: 2000, circle: 2, measure: 2000 };

export class Sketch {
  constructor(map, bridge, furniture) {
    Object.assign(this, { map, bridge, furniture, shape: null, points: [], end: null, closed: false, done: false });
    Object.assign(this, { byKeys: true, grabbed: -1, chosen: -1, lines: [], view: new SketchView(map) });
    map.on("move", () => this.carried());
  }

  /** `value`: {shape, points: [[lon, lat], ...], closed, done}, or null to take the sketch away. */
  ask(value) {
    this.shape = value?.shape ?? null;
    this.points = value?.points ?? [];
    this.closed = value?.closed ?? false;
    this.done = value?.done ?? false;
    this.grabbed = this.chosen = -1;
    this.lines = [];
    this.byKeys = true;
    this.end = this.done || !this.shape ? null : this.middle();
    this.view.showCross(this.shape !== null && !this.done);
    this.map.getContainer().style.cursor = this.shape ? "crosshair" : "";
    this.furniture.hideTip();
    if (this.shape) this.changed();
    else this.view.clear();
  }

  /** A key of the desk: add, back, finish or close. */
  press(key) {
    if (!this.shape) return;
    this.byKeys = true;
    if (key === "next") this.choose(this.chosen + 1);
    else if (key === "previous") this.choose(this.chosen < 0 ? this.points.length - 1 : this.chosen - 1 + this.points.length);
    else if (key === "insert") this.insert();
    else if (key === "remove") this.remove(this.chosen);
    else if (key === "add" && this.done) this.choose(-1);
    else if (key === "add") this.add(this.middle());
    else if (key === "back") this.back();
    else if (key === "close") this.finish(true);
    else this.finish(false);
  }

  /** The desk's answer: {lines, labels: [{lon, lat, text}], ring: [[lon, lat], ...] or null}. */
  showFigures(value) {
    if (!this.shape) return;
    this.lines = value.lines;
    this.view.showFigures(value.labels, value.ring);
    this.showLines();
  }

  // What the pointer does: places are [lon, lat], `at` is where in the window.

  click(place, at) {
    if (this.dropped) {
      this.dropped = false;
      return;
    }
    this.byKeys = false;
    if (this.done) return;
    if (this.points.length && this.isNear(this.points.at(-1), at)) this.finish(false);
    else if (this.points.length > 2 && this.mayClose() && this.isNear(this.points[0], at)) this.finish(true);
    else this.add(place);
  }

  right(at) {
    if (this.done) this.remove(this.cornerAt(at));
    else this.finish(false);
  }

  move(place) {
    this.byKeys = false;
    if (this.grabbed >= 0) {
      this.points[this.grabbed] = place;
      this.dropped = true;
      this.changed();
    } else if (!this.done) {
      this.end = place;
      this.changed();
    }
  }

  /** Takes hold of a corner, or of the middle of a side, of what is done. */
  grab(at) {
    this.dropped = false;
    if (!this.done) return;
    if (this.chosen >= 0) this.choose(-1);
    this.grabbed = this.cornerAt(at);
    const side = this.grabbed < 0 && this.shape !== "circle" ? this.sideAt(at) : -1;
    if (side >= 0) {
      const place = this.map.containerPointToLatLng(at);
      this.points.splice(side + 1, 0, [place.lng, place.lat]);
      this.grabbed = side + 1;
    }
    if (this.grabbed >= 0) this.map.dragging.disable();
  }

  drop() {
    if (this.grabbed < 0) return;
    this.grabbed = -1;
    this.map.dragging.enable();
    this.changed();
  }

  // How the shape grows.

  add(place) {
    if (this.done) return;
    const last = this.points.at(-1);
    if (last && last[0] === place[0] && last[1] === place[1]) return this.finish(false);
    if (this.points.length < MOST[this.shape]) this.points.push(place);
    if (this.points.length >= MOST[this.shape]) this.finish(false);
    else this.changed();
  }

  /** A corner of what is done, for the keys; -1 lets go. The map brings it under the cross. */
  choose(corner) {
    if (!this.done || !this.points.length) return;
    this.chosen = corner < 0 ? -1 : corner % this.points.length;
    this.view.showCross(this.chosen >= 0);
    if (this.chosen >= 0) {
      const [lon, lat] = this.points[this.chosen];
      this.bringing = true;
      this.map.setView([lat, lon], this.map.getZoom(), { animate: false });
      this.bringing = false;
    }
    this.view.show(this);
  }

  /** A new corner in the middle of the side behind the chosen one, which is chosen then. */
  insert() {
    const isLast = this.chosen === this.points.length - 1;
    if (this.chosen < 0 || this.shape === "circle" || (isLast && !this.closed) || this.points.length >= MOST[this.shape]) return;
    const [here, there] = [this.points[this.chosen], this.points[(this.chosen + 1) % this.points.length]];
    this.points.splice(this.chosen + 1, 0, [(here[0] + there[0]) / 2, (here[1] + there[1]) / 2]);
    this.choose(this.chosen + 1);
    this.changed();
  }

  remove(corner) {
    if (!this.done || corner < 0 || this.points.length <= LEAST[this.shape] || (this.closed && this.points.length <= LEAST.polygon)) return;
    this.points.splice(corner, 1);
    if (this.chosen >= 0) this.choose(Math.min(this.chosen, this.points.length - 1));
    this.changed();
  }

  /** What is done is open again first; then corner by corner. */
  back() {
    this.chosen = -1;
    if (this.done) this.done = false;
    else this.points.pop();
    this.closed = false;
    this.end = this.middle();
    this.view.showCross(true);
    this.changed();
  }

  finish(close) {
    const closed = this.shape === "polygon" || (close && this.mayClose());
    if (this.done || this.points.length < (closed ? LEAST.polygon : LEAST[this.shape])) return;
    Object.assign(this, { closed, done: true, end: null });
    this.view.showCross(false);
    this.changed();
  }

  changed() {
    this.view.show(this);
    this.showLines();
    this.bridge.sketchChanged({ points: this.points, end: this.end, closed: this.closed, done: this.done });
  }

  /** The map was moved under the cross. */
  carried() {
    if (!this.shape) return;
    if (this.byKeys && !this.done) {
      this.end = this.middle();
      this.changed();
    } else if (this.done && this.chosen >= 0 && !this.bringing) {
      this.points[this.chosen] = this.middle();
      this.changed();
    } else this.showLines();
  }

  showLines() {
    if (!this.lines.length) return;
    const [lon, lat] = this.end ?? this.points.at(-1) ?? this.middle();
    const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
    this.furniture.showTip(this.lines, x, y);
  }

  middle() {
    const { lng, lat } = this.map.getCenter().wrap();
    return [lng, lat];
  }

  mayClose() {
    return this.shape === "measure" || this.shape === "polygon";
  }

  cornerAt(at) {
    return this.points.findIndex((point) => this.isNear(point, at));
  }

  /** The side whose middle is at `at`. */
  sideAt(at) {
    const corners = this.closed ? [...this.points, this.points[0]] : this.points;
    return corners.slice(1).findIndex((to, i) => this.isNear([(corners[i][0] + to[0]) / 2, (corners[i][1] + to[1]) / 2], at));
  }

  isNear([lon, lat], at) {
    return this.map.latLngToContainerPoint([lat, lon]).distanceTo(at) <= NEAR;
  }
}
