// Pans the map there and back in `steps` steps, one at the start of each frame. What a step takes is script; the time
// between two frames' starts is the frame. What was measured stands in window.taken.
(map, steps) => {
  const scripts = [], starts = [], turn = Math.floor(steps / 4);
  const step = (now) => {
    const way = Math.floor(scripts.length / turn) % 2 ? -1 : 1;
    starts.push(now);
    const begun = performance.now();
    map.panBy([9 * way, 4 * way], { animate: false });
    scripts.push(performance.now() - begun);
    if (scripts.length < steps) requestAnimationFrame(step);
    else window.taken = { scripts, frames: starts.slice(1).map((start, i) => start - starts[i]) };
  };
  window.taken = null;
  requestAnimationFrame(step);
}
