// The officer's pointer: what lies under it, clicks, the menu, the place read-out.

const NEAR = 7;

export class Pointer {
  constructor(map, scene, stock, marks, style, bridge, furniture) {
    Object.assign(this, { map, scene, stock, marks, style, bridge, furniture, under: null, at: null });
    map.on("click", (event) => bridge.mapClicked(event.latlng.lng, event.latlng.lat, this.hit(event.containerPoint)));
    map.on("contextmenu", (event) => {
      const { x, y } = event.containerPoint;
      bridge.menuAsked(event.latlng.lng, event.latlng.lat, this.hit(event.containerPoint), x, y);
    });
    map.on("mousemove", (event) => this.moved(event));
    map.on("mouseout dragstart zoomstart", () => this.leave());
  }

  moved(event) {
    const { lng, lat } = event.latlng.wrap();
    this.furniture.showPlace(lng, lat);
    this.at = event.containerPoint;
    const found = this.hit(this.at);
    if (same(found, this.under)) {
      if (found && this.tip) this.furniture.showTip(this.tip, this.at.x, this.at.y);
      return;
    }
    this.leave();
    this.under = found;
    this.map.getContainer().style.cursor = found ? "pointer" : "";
    this.bridge.hovered(found);
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

  /** The uppermost thing at a place of the window: marks, then points, then lines. */
  hit(point) {
    const frame = this.scene.frame;
    if (!frame) return null;
    const [x, y] = this.scene.pictureAt(point), near = NEAR * frame.dpr;
    for (const name of ["calls", "alerts", "units", "blocks", "cases"]) {
      const found = this.marks[name].hit(x, y, frame, this.style, near);
      if (found) return found;
    }
    for (const layer of [...this.stock.inOrder("points").reverse(), ...this.stock.inOrder("lines").reverse()]) {
      const found = layer.hit(x, y, frame, this.style, near);
      if (found) return { ...found, epoch: layer.epoch };
    }
    return null;
  }
}

function same(one, other) {
  return one?.layer === other?.layer && one?.index === other?.index;
}
