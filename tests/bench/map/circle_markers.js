// The peer: Leaflet's own circle markers on its own canvas, the same wells, a map of the same size in the same engine.
(points) => {
  const glass = document.createElement("div");
  Object.assign(glass.style, { position: "fixed", inset: "0", zIndex: "5000" });
  document.body.append(glass);
  const own = window.desk.map;
  const map = L.map(glass, { zoomSnap: 0.25, zoomAnimation: false, fadeAnimation: false, attributionControl: false });
  map.setView(own.getCenter(), own.getZoom(), { animate: false });
  const renderer = L.canvas({ padding: 0.1 });
  const world = 2 ** 31, { x, y, count } = points;
  for (let i = 0; i < count; i++) {
    const lat = (Math.atan(Math.sinh((0.5 - y[i] / world) * 2 * Math.PI)) * 180) / Math.PI;
    L.circleMarker([lat, (x[i] / world) * 360 - 180], { renderer, radius: 2, weight: 0, fillOpacity: 1 }).addTo(map);
  }
  // Leaflet redraws its canvas after a pan, not within: one redraw is what bringing the picture up to date costs.
  window.peer = { map, renderer, redraw() {
    const begun = performance.now();
    renderer._update();
    renderer._draw();
    return performance.now() - begun;
  } };
}
