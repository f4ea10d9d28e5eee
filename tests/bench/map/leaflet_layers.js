// The peer: the same wells, roads and pipelines by Leaflet's own circle markers and polylines on its own canvas, in a
// map of the same size in the same engine. Leaflet redraws after a pan, not within: one redraw brings it up to date.
(stock) => {
  const { map, latLng } = window.peerMap(), renderer = L.canvas({ padding: 0.1 });
  const { x, y, count } = stock.points.get("wells").points;
  for (let i = 0; i < count; i++) L.circleMarker(latLng(x[i], y[i]), { renderer, radius: 2, weight: 0, fillOpacity: 1 }).addTo(map);
  for (const name of ["roads", "pipelines"]) {
    const { lines } = stock.lines.get(name), { offsets, x: xs, y: ys } = lines.levels[2];
    for (let path = 0; path < lines.count; path++) {
      const way = [];
      for (let i = offsets[path]; i < offsets[path + 1]; i++) way.push(latLng(xs[i], ys[i]));
      L.polyline(way, { renderer, weight: 1 }).addTo(map);
    }
  }
  window.peer = { map, redraw() {
    const begun = performance.now();
    renderer._update();
    renderer._draw();
    return performance.now() - begun;
  } };
}
