// Zooms out and in again by quarters around where the map is, one step at the start of each frame. What a step takes is
// script; the time between two frames' starts is the frame. What was measured stands in window.taken.
(map, steps) => {
  const scripts = [], starts = [];
  const step = (now) => {
    const way = Math.floor(scripts.length / 4) % 2 ? 0.25 : -0.25;
    starts.push(now);
    const begun = performance.now();
    map.setZoom(map.getZoom() + way, { animate: false });
    scripts.push(performance.now() - begun);
    if (scripts.length < steps) requestAnimationFrame(step);
    else window.taken = { scripts, frames: starts.slice(1).map((start, i) => start - starts[i]) };
  };
  window.taken = null;
  requestAnimationFrame(step);
}
