// A second Leaflet map over ours, of the same size and view, for the peers.
() => {
  window.peerMap = () => {
    const glass = document.createElement("div"), own = window.desk.map;
    Object.assign(glass.style, { position: "fixed", inset: "0", zIndex: "5000" });
    document.body.append(glass);
    const map = L.map(glass, { maxZoom: 18, zoomSnap: 0.25, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, attributionControl: false });
    map.setView(own.getCenter(), own.getZoom(), { animate: false });
    const world = 2 ** 31;
    return { map, latLng: (x, y) => [(Math.atan(Math.sinh((0.5 - y / world) * 2 * Math.PI)) * 180) / Math.PI, (x / world) * 360 - 180] };
  };
  window.peerGone = () => {
    window.peer?.map.getContainer().remove();
    delete window.peer;
  };
}
