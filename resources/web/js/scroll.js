// Moves a picture by some pixels and paints only what came into it: a long pan never pays for the whole picture again.

// Wide enough that a symbol standing beside a strip is painted into it whole.
const SEAM = 32;
// A symbol that stood half outside the picture was left out; this much of the old edge is painted again.
const EDGE = 16;

/**
 * `picture` showed `from` and shall show `to` (frames of one zoom and size). Paints the uncovered strips with
 * `paint(picture, frame)`. False when too little would be kept, or when the move is not of whole pixels.
 */
export function scrolled(picture, from, to, paint) {
  if (!from || from.k !== to.k || from.w !== to.w || from.h !== to.h || from.dpr !== to.dpr) return false;
  const dx = to.ox - from.ox, dy = to.oy - from.oy, { w, h } = to;
  if (!Number.isInteger(dx) || !Number.isInteger(dy) || Math.abs(dx) > w / 2 || Math.abs(dy) > h / 2) return false;
  shift(picture, dx, dy);
  const wide = dx && Math.abs(dx) + EDGE, high = dy && Math.abs(dy) + EDGE;
  if (wide) strip(picture, to, dx > 0 ? w - wide : 0, 0, wide, h, paint);
  if (high) strip(picture, to, dx < 0 ? wide : 0, dy > 0 ? h - high : 0, w - wide, high, paint);
  return true;
}

/** Row by row, in the order in which no row is overwritten before it was moved. */
function shift({ buf, w, h }, dx, dy) {
  const kept = w - Math.abs(dx), source = Math.max(0, dx), target = Math.max(0, -dx);
  const first = Math.max(0, -dy), last = Math.min(h, h - dy) - 1;
  const step = dy > 0 || (dy === 0 && dx > 0) ? 1 : -1;
  for (let row = step > 0 ? first : last; row >= first && row <= last; row += step) {
    const at = (row + dy) * w + source;
    buf.copyWithin(row * w + target, at, at + kept);
  }
}

/** Paints one part of the frame on a picture of its own, with a seam around, and puts it in its place. */
function strip(picture, frame, x, y, w, h, paint) {
  const wide = w + 2 * SEAM, high = h + 2 * SEAM;
  const part = { buf: new Uint32Array(wide * high), w: wide, h: high };
  paint(part, { ...frame, w: wide, h: high, ox: frame.ox + x - SEAM, oy: frame.oy + y - SEAM });
  for (let row = 0; row < h; row++) {
    const at = (row + SEAM) * wide + SEAM;
    picture.buf.set(part.buf.subarray(at, at + w), (y + row) * picture.w + x);
  }
}
