// The peer: the same wells in Leaflet.markercluster, whose script was loaded before.
(stock) => {
  const { map, latLng } = window.peerMap(), group = L.markerClusterGroup({ animate: false, chunkedLoading: false });
  const { x, y, count } = stock.points.get("wells").points, markers = [];
  const icon = L.divIcon({ className: "peer", iconSize: [4, 4] });
  for (let i = 0; i < count; i++) markers.push(L.marker(latLng(x[i], y[i]), { icon }));
  group.addLayers(markers);
  map.addLayer(group);
  let turn = 0;
  const timed = (act) => {
    const begun = performance.now();
    act(turn++ % 2 ? -1 : 1);
    return performance.now() - begun;
  };
  window.peer = {
    map,
    pan: () => timed((way) => map.panBy([400 * way, 0], { animate: false })),
    zoom: () => timed((way) => map.setZoom(map.getZoom() + way, { animate: false })),
  };
}
