// The shapes of the map, each drawn once around 0,0 on a canvas: for labels and marks directly, for points as a sprite.

/** Paths by symbol name; `s` is half the size in pixels. Those in OPEN are stroked, the others filled. */
const PATHS = {
  dot: (c, s) => c.arc(0, 0, s, 0, 2 * Math.PI),
  disc: (c, s) => c.arc(0, 0, s, 0, 2 * Math.PI),
  circle: (c, s) => c.arc(0, 0, s * 0.85, 0, 2 * Math.PI),
  ring: (c, s) => c.arc(0, 0, s * 0.8, 0, 2 * Math.PI),
  square: (c, s) => c.rect(-s * 0.85, -s * 0.85, s * 1.7, s * 1.7),
  diamond: (c, s) => polygon(c, s, [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]]),
  triangle: (c, s) => polygon(c, s, [[0, -1.1], [1.1, 0.85], [-1.1, 0.85]]),
  valve: (c, s) => polygon(c, s, [[-1, -0.75], [-1, 0.75], [1, -0.75], [1, 0.75]]),
  tick: (c, s) => c.rect(-s * 0.5, -s * 0.5, s, s),
  camera: (c, s) => polygon(c, s, [[-1, -0.55], [0.25, -0.55], [0.25, -0.2], [1, -0.6], [1, 0.6], [0.25, 0.2], [0.25, 0.55], [-1, 0.55]]),
  arrow: (c, s) => polygon(c, s, [[0, -1.25], [0.9, 1], [0, 0.45], [-0.9, 1]]),
  barrier: (c, s) => c.rect(-s * 1.3, -s * 0.4, s * 2.6, s * 0.8),
  bubble: (c, s) => polygon(c, s, [[-1, -1.35], [1, -1.35], [1, 0.35], [0.4, 0.35], [0, 1], [-0.4, 0.35], [-1, 0.35]]),
  flag: (c, s) => polygon(c, s, [[-0.85, -1.2], [1.05, -0.65], [-0.45, -0.05], [-0.45, 1.2], [-0.85, 1.2]]),
  cross: (c, s) => {
    c.moveTo(-s * 0.8, -s * 0.8);
    c.lineTo(s * 0.8, s * 0.8);
    c.moveTo(s * 0.8, -s * 0.8);
    c.lineTo(-s * 0.8, s * 0.8);
  },
  pin: (c, s) => {
    c.arc(0, -s * 1.1, s * 0.8, Math.PI * 0.85, Math.PI * 0.15);
    c.lineTo(0, s * 0.6);
    c.closePath();
  },
  shield: (c, s) => {
    c.moveTo(0, -s * 1.15);
    c.quadraticCurveTo(s * 0.5, -s * 0.85, s, -s * 0.8);
    c.lineTo(s, s * 0.1);
    c.quadraticCurveTo(s * 0.9, s * 0.8, 0, s * 1.2);
    c.quadraticCurveTo(-s * 0.9, s * 0.8, -s, s * 0.1);
    c.lineTo(-s, -s * 0.8);
    c.quadraticCurveTo(-s * 0.5, -s * 0.85, 0, -s * 1.15);
    c.closePath();
  },
};
const OPEN = new Set(["ring", "circle", "cross"]);

function polygon(c, s, corners) {
  corners.forEach(([x, y], i) => (i ? c.lineTo(x * s, y * s) : c.moveTo(x * s, y * s)));
  c.closePath();
}

/** Draws a symbol at 0,0 with a halo that lifts it off the ground. `hollow` leaves it unfilled. */
export function drawSymbol(c, symbol, half, colour, halo, hollow = false) {
  c.beginPath();
  PATHS[symbol](c, half);
  const open = hollow || OPEN.has(symbol);
  c.lineJoin = "round";
  if (halo) {
    c.lineWidth = open ? Math.max(3.5, half * 0.7) : Math.max(2, half * 0.4);
    c.strokeStyle = halo;
    c.stroke();
  }
  if (open) {
    c.lineWidth = Math.max(1.5, half * 0.32);
    c.strokeStyle = colour;
    c.stroke();
  } else {
    c.fillStyle = colour;
    c.fill();
  }
}

/** Half sizes in CSS pixels of the symbols that are not dots. */
export const HALF = { square: 3.4, ring: 4, valve: 4.2, tick: 3, camera: 5, cross: 3.6, shield: 7.5, pin: 7, bubble: 8.5, barrier: 6, flag: 8, arrow: 8, disc: 7, circle: 7, diamond: 6.5, triangle: 7.5 };

/** Dots grow as one comes near: 3 to 5 px over the county, more when single pads are seen. */
export function dotHalf(zoom) {
  return zoom < 9.25 ? 1.45 : zoom < 11 ? 1.9 : zoom < 13 ? 2.5 : zoom < 15 ? 3.4 : 4.5;
}
