// The officer's pointer: what lies under it, clicks, the menu, the place read-out.

import { latOf, lonOf } from "./projection.js";

const NEAR = 7;
// Of these the desk says something else at each place: the K-number of a line, when a unit passed.
const FOLLOWED = new Set(["pipelines", "replay"]);

export class Pointer {
  constructor(map, scene, stock, marks, style, bridge, furniture, sketch, replay) {
    Object.assign(this, { map, scene, stock, marks, style, bridge, furniture, sketch, replay, under: null, at: null });
    map.on("click", (event) => this.clicked(event));
    map.on("contextmenu", (event) => this.menu(event));
    map.on("mousemove", (event) => this.moved(event));
    map.on("mousedown", (event) => sketch.shape && sketch.grab(event.containerPoint));
    map.on("mouseup", () => sketch.drop());
    map.on("mouseout dragstart zoomstart", () => sketch.shape || this.leave());
  }

  /** While something is drawn, the pointer is the pencil's. */
  clicked({ latlng, containerPoint }) {
    const hit = this.hit(containerPoint);
    if (this.sketch.shape) this.sketch.click(this.stand(hit, latlng), containerPoint);
    else this.bridge.mapClicked(latlng.lng, latlng.lat, hit);
  }

  menu({ latlng, containerPoint }) {
    const { x, y } = containerPoint;
    if (this.sketch.shape) this.sketch.right(containerPoint);
    else this.bridge.menuAsked(latlng.lng, latlng.lat, this.hit(containerPoint), x, y);
  }

  moved(event) {
    const { lng, lat } = event.latlng.wrap();
    this.furniture.showPlace(lng, lat);
    this.at = event.containerPoint;
    const found = this.hit(this.at);
    if (this.sketch.shape) {
      this.under = null;
      this.sketch.move(this.stand(found, event.latlng));
      return;
    }
    if (same(found, this.under)) {
      if (found && this.tip) this.furniture.showTip(this.tip, this.at.x, this.at.y);
      if (FOLLOWED.has(found?.layer)) this.bridge.hovered(lng, lat, found);
      return;
    }
    this.leave();
    this.under = found;
    this.map.getContainer().style.cursor = found ? "pointer" : "";
    this.bridge.hovered(lng, lat, found);
  }

  /** Where a corner goes: onto the very well, station or mark under the pointer, else where the pointer is. */
  stand(hit, latlng) {
    const { lng, lat } = latlng.wrap(), points = hit && this.stock.points.get(hit.layer)?.points;
    if (points) return [lonOf(points.x[hit.index]), latOf(points.y[hit.index])];
    const mark = hit && this.marks[hit.layer]?.marks.get(hit.index);
    return mark && !(mark.path?.length > 1) ? [mark.lon, mark.lat] : [lng, lat];
  }

  leave() {
    this.under = this.tip = null;
    this.furniture.hideTip();
  }

  /** The desk's answer to `hovered`; an answer for something no longer under the pointer is dropped. */
  showTip(value) {
    if (!this.under || !same(value, this.under)) return;
    this.tip = value.lines;
    this.furniture.showTip(value.lines, this.at.x, this.at.y);
  }

  /** The uppermost thing at a place of the window: marks, then points, then lines, then the drawn area around it. */
  hit(point) {
    const frame = this.scene.frame;
    if (!frame) return null;
    const [x, y] = this.scene.pictureAt(point), near = NEAR * frame.dpr, played = this.replay.hit(point, NEAR + 6);
    if (played >= 0) return { layer: "replay", index: played, distance: 0, epoch: this.stock.lines.get("replay").epoch };
    for (const name of ["calls", "alerts", "units", "blocks", "hazards", "cases", "patrol_stops", "drawings", "patrols"]) {
      const found = this.marks[name].hit(x, y, frame, this.style, near);
      if (found) return found;
    }
    for (const layer of [...this.stock.inOrder("points").reverse(), ...this.stock.inOrder("lines").reverse()]) {
      const found = layer.hit(x, y, frame, this.style, near);
      if (found) return { ...found, epoch: layer.epoch };
    }
    return this.marks.drawings.hit(x, y, frame, this.style, near, true);
  }
}

function same(one, other) {
  return one?.layer === other?.layer && one?.index === other?.index;
}
