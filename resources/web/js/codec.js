// Reads the layers that app/services/map/layer_codec.py writes: views on the received bytes, nothing is copied.

const POINTS = 0x31504d4f, LINES = 0x314c4d4f, WAYS = 0x31574d4f, NAMES = 0x324e4d4f;

function magic(buffer, wanted) {
  const found = new Uint32Array(buffer, 0, 1)[0];
  if (found !== wanted) throw new Error(`layer begins with ${found.toString(16)}, not ${wanted.toString(16)}`);
}

/** Points in the order of a grid's cells. `key` lists the indexes of key points, which are drawn last. */
export function decodePoints(buffer) {
  magic(buffer, POINTS);
  const [, count, columns, rows] = new Uint32Array(buffer, 0, 4);
  const [west, north] = new Int32Array(buffer, 16, 2);
  const cell = new Uint32Array(buffer, 24, 1)[0];
  let at = 32;
  const offsets = new Uint32Array(buffer, at, columns * rows + 1);
  at += offsets.byteLength;
  const x = new Int32Array(buffer, at, count);
  at += x.byteLength;
  const y = new Int32Array(buffer, at, count);
  at += y.byteLength;
  const style = new Uint8Array(buffer, at, count);
  let keys = 0;
  for (let i = 0; i < count; i++) keys += style[i] >> 7;
  const key = new Uint32Array(keys);
  for (let i = 0, k = 0; i < count; i++) if (style[i] & 128) key[k++] = i;
  return { count, columns, rows, west, north, cell, offsets, x, y, style, key };
}

/** Lines with their levels of detail, coarsest first; `byClass[c]` lists the paths of class c. */
export function decodeLines(buffer) {
  magic(buffer, LINES);
  const [, count, levelCount, records] = new Uint32Array(buffer, 0, 4);
  let at = 16;
  const owner = new Uint32Array(buffer, at, count);
  at += owner.byteLength;
  const boxes = new Int32Array(buffer, at, 4 * count);
  at += boxes.byteLength;
  const style = new Uint8Array(buffer, at, count);
  at += (count + 3) & ~3;
  const levels = [];
  for (let i = 0; i < levelCount; i++) {
    const [maxZoom, vertices] = new Uint32Array(buffer, at, 2);
    at += 8;
    const offsets = new Uint32Array(buffer, at, count + 1);
    at += offsets.byteLength;
    const x = new Int32Array(buffer, at, vertices);
    at += x.byteLength;
    const y = new Int32Array(buffer, at, vertices);
    at += y.byteLength;
    levels.push({ maxZoom, offsets, x, y });
  }
  const byClass = [];
  for (let i = 0; i < count; i++) (byClass[style[i] & 31] ??= []).push(i);
  return { count, records, owner, boxes, style, levels, byClass };
}

/** Ways in time: fix i of way w is one of offsets[w] to offsets[w + 1], `t` seconds after `since`. */
export function decodeWays(buffer) {
  magic(buffer, WAYS);
  const [, count, fixes, since] = new Uint32Array(buffer, 0, 4);
  let at = 16;
  const offsets = new Uint32Array(buffer, at, count + 1);
  at += offsets.byteLength;
  const t = new Float32Array(buffer, at, fixes);
  at += t.byteLength;
  const x = new Int32Array(buffer, at, fixes);
  at += x.byteLength;
  const y = new Int32Array(buffer, at, fixes);
  at += y.byteLength;
  return { count, since, offsets, t, x, y, names: decodeNames(buffer.slice(at)) };
}

/** Names by index, made into text only when one is asked for; of areas with the places where they are written. */
export function decodeNames(buffer) {
  magic(buffer, NAMES);
  const [count, placed] = new Uint32Array(buffer, 4, 2);
  const offsets = new Uint32Array(buffer, 12, count + 1), at = 16 + 4 * count;
  const x = placed ? new Int32Array(buffer, at, count) : null, y = placed ? new Int32Array(buffer, at + 4 * count, count) : null;
  const text = new Uint8Array(buffer, placed ? at + 8 * count : at);
  const utf8 = new TextDecoder();
  return { x, y, of: (index) => (index < count ? utf8.decode(text.subarray(offsets[index], offsets[index + 1])) : "") };
}
