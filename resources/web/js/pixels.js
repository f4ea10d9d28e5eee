// One picture of pixels in memory and the three ways to draw into it: areas, lines, sprites.
// Colours are 0xAABBGGRR, as a little-endian Uint32Array over ImageData has them. On a machine without a graphics card
// this is ten to fifty times cheaper than filling canvas paths, and it costs the same wherever it runs.

/** "#rrggbb" as a pixel. */
export function pixel(hex) {
  const v = parseInt(hex.slice(1), 16);
  return (0xff000000 | ((v & 0xff) << 16) | (v & 0xff00) | (v >> 16)) >>> 0;
}

/** Two pixels mixed, `share` (0..1) of the second. */
export function mixed(one, other, share) {
  return over(one, other, Math.round(share * 256));
}

/** `colour` laid over `ground` with `alpha` of 256. A ground that is empty takes the colour as a translucent pixel. */
export function over(ground, colour, alpha) {
  const base = ground >>> 24;
  if (base === 0) return ((Math.min(255, alpha) << 24) | (colour & 0xffffff)) >>> 0;
  const left = 256 - alpha;
  const rb = ((Math.imul(ground & 0xff00ff, left) + Math.imul(colour & 0xff00ff, alpha)) >>> 8) & 0xff00ff;
  const g = ((Math.imul((ground >>> 8) & 0xff, left) + Math.imul((colour >>> 8) & 0xff, alpha)) >>> 8) & 0xff;
  const a = base === 255 ? 255 : Math.max(base, Math.min(255, alpha));
  return ((a << 24) | (g << 8) | rb) >>> 0;
}

/**
 * Even-odd fill of closed rings [[xs, ys], ...] in picture pixels, without smoothing: an outline goes over the edge.
 * `hatch` { period, stroke, at } leaves slanted strokes only; `at` is where the picture begins in the pattern.
 */
export function fillRings(picture, rings, colour, alpha = 256, hatch = null) {
  const { buf, w, h } = picture;
  const crossings = crossingsOf(rings, h);
  for (let row = 0; row < h; row++) {
    const found = crossings[row];
    if (!found) continue;
    for (let k = 0; k + 1 < found.length; k += 2) {
      const from = Math.max(0, Math.ceil(found[k] - 0.5)), to = Math.min(w, Math.ceil(found[k + 1] - 0.5));
      if (from >= to) continue;
      if (hatch) hatched(buf, row * w, from, to, colour, alpha, hatch, row);
      else if (alpha >= 256) buf.fill(colour, row * w + from, row * w + to);
      else for (let p = row * w + from; p < row * w + to; p++) buf[p] = over(buf[p], colour, alpha);
    }
  }
}

/** The whole picture in two colours, inside and outside of closed rings: each pixel is written once. */
export function partRings({ buf, w, h }, rings, inside, outside) {
  const crossings = crossingsOf(rings, h);
  for (let row = 0; row < h; row++) {
    const found = crossings[row] ?? [], begin = row * w;
    let done = 0;
    for (let k = 0; k + 1 < found.length; k += 2) {
      const from = Math.max(done, Math.ceil(found[k] - 0.5)), to = Math.min(w, Math.ceil(found[k + 1] - 0.5));
      if (from >= to) continue;
      buf.fill(outside, begin + done, begin + from).fill(inside, begin + from, begin + to);
      done = to;
    }
    buf.fill(outside, begin + done, begin + w);
  }
}

/** Where each row of pixels is crossed by the rings, from the left. */
function crossingsOf(rings, h) {
  const crossings = [];
  for (const [xs, ys] of rings) {
    for (let i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      const top = ys[i] < ys[j] ? i : j, bottom = top === i ? j : i;
      const first = Math.max(0, Math.ceil(ys[top] - 0.5)), last = Math.min(h, Math.ceil(ys[bottom] - 0.5));
      if (first >= last) continue;
      const slope = (xs[bottom] - xs[top]) / (ys[bottom] - ys[top]);
      for (let row = first; row < last; row++) (crossings[row] ??= []).push(xs[top] + (row + 0.5 - ys[top]) * slope);
    }
  }
  for (const found of crossings) found?.sort((a, b) => a - b);
  return crossings;
}

function hatched(buf, begin, from, to, colour, alpha, { period, stroke, at }, row) {
  let phase = (((from + row + at) % period) + period) % period;
  for (let p = begin + from; p < begin + to; p++) {
    if (phase < stroke) buf[p] = over(buf[p], colour, alpha);
    if (++phase === period) phase = 0;
  }
}

/**
 * One smoothed segment of half width `r` pixels, ends cut along the short axis so that a following segment joins.
 * Walks the long axis and gives each pixel the share that the line covers. `dash` [on, off, start] in pixels or null.
 */
export function strokeSegment(picture, x0, y0, x1, y1, r, colour, alpha, dash) {
  const dx = x1 - x0, dy = y1 - y0, steep = Math.abs(dx) < Math.abs(dy);
  const walk = dash || r > THIN ? walkWide : walkThin;
  if (!steep) walk(picture.buf, x0, y0, dx, dy, r, colour, alpha, dash, picture.w, picture.h, 1, picture.w);
  else walk(picture.buf, y0, x0, dy, dx, r, colour, alpha, dash, picture.h, picture.w, picture.w, 1);
}

// Up to this half width a line covers two pixels of each column: most lines of a map, so they have a walk of their own.
const THIN = 0.75;

/** `over` with the colour's parts reckoned before: what the walks do to each pixel. */
export function lay(buf, p, colour, redBlue, green, share) {
  const ground = buf[p];
  if (ground < 0xff000000) {
    buf[p] = over(ground, colour, share);
    return;
  }
  const left = 256 - share;
  const rb = ((Math.imul(ground & 0xff00ff, left) + Math.imul(redBlue, share)) >>> 8) & 0xff00ff;
  buf[p] = 0xff000000 | rb | ((Math.imul((ground >>> 8) & 0xff, left) + Math.imul(green, share)) & 0xff00);
}

function walkThin(buf, a0, b0, da, db, r, colour, alpha, _dash, aSize, bSize, aStep, bStep) {
  if (da === 0) return;
  if (da < 0) {
    a0 += da;
    b0 += db;
    da = -da;
    db = -db;
  }
  const slope = db / da, flat = 1 / Math.sqrt(1 + slope * slope), full = r + 0.5;
  const first = Math.max(0, Math.ceil(a0 - 0.5)), end = Math.min(aSize, Math.ceil(a0 + da - 0.5));
  const redBlue = colour & 0xff00ff, green = (colour >>> 8) & 0xff, last = bSize - 1;
  let middle = b0 + (first + 0.5 - a0) * slope - 0.5;
  for (let a = first, column = first * aStep; a < end; a++, column += aStep, middle += slope) {
    if (middle < 0 || middle >= last) continue;
    const b = middle | 0, off = middle - b, p = column + b * bStep;
    const near = (full - off * flat) * alpha, far = (full - (1 - off) * flat) * alpha;
    if (near > 0) lay(buf, p, colour, redBlue, green, near > alpha ? alpha : near | 0);
    if (far > 0) lay(buf, p + bStep, colour, redBlue, green, far > alpha ? alpha : far | 0);
  }
}

function walkWide(buf, a0, b0, da, db, r, colour, alpha, dash, aSize, bSize, aStep, bStep) {
  if (da === 0) return;
  const backwards = da < 0;
  if (backwards) {
    a0 += da;
    b0 += db;
    da = -da;
    db = -db;
  }
  const slope = db / da, stretch = Math.sqrt(1 + slope * slope), flat = 1 / stretch;
  const reach = (r + 0.5) * stretch, redBlue = colour & 0xff00ff, green = (colour >>> 8) & 0xff;
  const first = Math.max(0, Math.ceil(a0 - 0.5)), end = Math.min(aSize, Math.ceil(a0 + da - 0.5));
  const period = dash ? dash[0] + dash[1] : 0;
  let middle = b0 + (first + 0.5 - a0) * slope - 0.5;
  for (let a = first; a < end; a++, middle += slope) {
    const along = a + 0.5 - a0;
    if (dash && (dash[2] + (backwards ? da - along : along) * stretch) % period >= dash[0]) continue;
    const low = Math.max(0, Math.ceil(middle - reach)), high = Math.min(bSize - 1, Math.floor(middle + reach));
    for (let b = low, p = a * aStep + low * bStep; b <= high; b++, p += bStep) {
      const covered = r + 0.5 - (b > middle ? b - middle : middle - b) * flat;
      if (covered < 1) {
        if (covered > 0) lay(buf, p, colour, redBlue, green, (covered * alpha) | 0);
      } else if (alpha >= 256) buf[p] = colour;
      else lay(buf, p, colour, redBlue, green, alpha);
    }
  }
}

/** A smoothed disc, for round joints of wide lines. */
export function fillDisc(picture, x, y, r, colour) {
  const { buf, w, h } = picture;
  const reach = r + 0.5;
  const top = Math.max(0, Math.ceil(y - reach - 0.5)), bottom = Math.min(h - 1, Math.floor(y + reach - 0.5));
  const left = Math.max(0, Math.ceil(x - reach - 0.5)), right = Math.min(w - 1, Math.floor(x + reach - 0.5));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const covered = reach - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      if (covered <= 0) continue;
      const p = row * w + column;
      buf[p] = covered >= 1 ? colour : over(buf[p], colour, Math.round(covered * 256));
    }
  }
}
