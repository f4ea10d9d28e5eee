// How a sketch looks: its sides, corners, the moving end, the figures at its sides. A few nodes of SVG in a pane of their
// own, in the colours of the theme; the cross stands in the middle of the map for those who draw with the keys.

const HANDLES = 400;

export class SketchView {
  constructor(map) {
    this.map = map;
    map.createPane("sketch");
    map.createPane("figures");
    const { L } = window, renderer = L.svg({ pane: "sketch" });
    const path = (className, make = L.polyline) => make([], { renderer, className, interactive: false, smoothFactor: 0 });
    this.area = path("sketch-area", L.polygon);
    this.paths = [path("sketch-casing"), path("sketch-line"), path("sketch-rubber")];
    this.all = L.layerGroup([this.area, ...this.paths]);
    this.corners = L.layerGroup();
    this.labels = L.layerGroup();
    this.options = { renderer, interactive: false };
    this.cross = document.createElement("div");
    this.cross.className = "cross";
    this.cross.hidden = true;
    map.getContainer().appendChild(this.cross);
  }

  showCross(on) {
    this.cross.hidden = !on;
  }

  clear() {
    for (const group of [this.all, this.corners, this.labels]) group.remove();
    this.labels.clearLayers();
  }

  /** `sketch`: its shape, points, end, closed, done, and the corner that the keys have chosen. */
  show({ shape, points, end, closed, done, chosen }) {
    for (const group of [this.all, this.corners, this.labels]) group.addTo(this.map);
    const places = points.map(([lon, lat]) => [lat, lon]), tip = end && [end[1], end[0]];
    const ring = closed && places.length > 2 ? [...places, places[0]] : places;
    this.paths[0].setLatLngs(ring);
    this.paths[1].setLatLngs(ring);
    this.paths[2].setLatLngs(tip && places.length ? [places.at(-1), tip, ...(shape === "polygon" && places.length > 1 ? [places[0]] : [])] : []);
    if (shape !== "circle") this.area.setLatLngs(closed || shape === "polygon" ? [...places, ...(tip ? [tip] : [])] : []);
    this.corners.clearLayers();
    if (places.length > HANDLES) return;
    places.forEach((at, i) => {
      const look = i === chosen ? { radius: 7, className: "sketch-corner chosen" } : { radius: 4.5, className: "sketch-corner" };
      this.corners.addLayer(window.L.circleMarker(at, { ...this.options, ...look }));
    });
    if (!done || shape === "circle") return;
    ring.slice(1).forEach((to, i) => {
      const at = [(ring[i][0] + to[0]) / 2, (ring[i][1] + to[1]) / 2];
      this.corners.addLayer(window.L.circleMarker(at, { ...this.options, radius: 2.5, className: "sketch-middle" }));
    });
  }

  /** `ring`: the outline of a circle as the desk has measured it. */
  showFigures(labels, ring) {
    if (ring) this.area.setLatLngs(ring.map(([lon, lat]) => [lat, lon]));
    this.labels.clearLayers();
    for (const { lon, lat, text } of labels) {
      const said = document.createElement("span");
      said.textContent = text;
      const icon = window.L.divIcon({ className: "sketch-figure", html: said, iconSize: [0, 0] });
      this.labels.addLayer(window.L.marker([lat, lon], { icon, pane: "figures", interactive: false, keyboard: false }));
    }
  }
}
