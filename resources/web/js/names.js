// Names on the map, decluttered: the more urgent name keeps its place, others give way or stay away.

const CELL = 64, SAME_PX = 20;

export class NamePlacer {
  constructor() {
    this.clear();
  }

  clear() {
    this.cells = new Map();
    this.said = new Map();
  }

  /** Whether this very name stands here already: a mark, what it stands on and what is selected may be called the same. */
  says(name, x, y) {
    const places = this.said.get(name);
    return places !== undefined && places.some(([px, py]) => Math.abs(px - x) < SAME_PX && Math.abs(py - y) < SAME_PX);
  }

  /** Remembers where a name stands. */
  say(name, x, y) {
    const places = this.said.get(name);
    places ? places.push([x, y]) : this.said.set(name, [[x, y]]);
  }

  /** How much of the box is taken already, in square pixels; boxes that lie over each other count twice. */
  taken(x, y, w, h) {
    const met = new Set();
    for (const key of keysOf(x, y, w, h)) for (const box of this.cells.get(key) ?? []) met.add(box);
    let area = 0;
    for (const [bx, by, bw, bh] of met) {
      area += Math.max(0, Math.min(x + w, bx + bw) - Math.max(x, bx)) * Math.max(0, Math.min(y + h, by + bh) - Math.max(y, by));
    }
    return area;
  }

  /** Takes the box if it is free. `force` takes it anyway, so that later ones avoid it. */
  take(x, y, w, h, force = false) {
    const keys = keysOf(x, y, w, h);
    if (!force) {
      for (const key of keys) {
        for (const box of this.cells.get(key) ?? []) {
          if (x < box[0] + box[2] && box[0] < x + w && y < box[1] + box[3] && box[1] < y + h) return false;
        }
      }
    }
    const taken = [x, y, w, h];
    for (const key of keys) this.cells.has(key) ? this.cells.get(key).push(taken) : this.cells.set(key, [taken]);
    return true;
  }
}

function keysOf(x, y, w, h) {
  const keys = [];
  for (let row = Math.floor(y / CELL); row <= Math.floor((y + h) / CELL); row++) {
    for (let column = Math.floor(x / CELL); column <= Math.floor((x + w) / CELL); column++) keys.push(row * 4096 + column);
  }
  return keys;
}

/**
 * Text with a halo beside x, y, if there is room right, left, above or below and it is not said there already; says
 * whether it was drawn.
 * `force` draws it even where there is none: where it hides least, and later names keep away from it.
 */
export function placeName(context, placer, text, x, y, gap, look, force = false) {
  const shown = shortened(text);
  if (placer.says(shown, x, y)) return false;
  const width = widthOf(context, shown, look.font), height = look.height;
  const spots = look.centred
    ? [[x - width / 2, y]]
    : [[x + gap, y], [x - gap - width, y], [x - width / 2, y - gap - height / 2], [x - width / 2, y + gap + height / 2]];
  if (force && !look.centred) spots.push(...corners(x, y, gap, width, height));
  const spot = spots.find(([left, middle]) => placer.take(left - 2, middle - height / 2, width + 4, height));
  if (!spot && !force) return false;
  const [left, middle] = spot ?? leastHiding(placer, spots, width, height);
  context.font = look.font;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = look.halo;
  context.strokeText(shown, left, middle);
  context.fillStyle = look.colour;
  context.fillText(shown, left, middle);
  placer.say(shown, x, y);
  return true;
}

// Most names that are tried find no room: to measure them again at every change would cost more than to draw the others.
const WIDTHS = new Map(), MOST_WIDTHS = 20_000;

function widthOf(context, text, font) {
  const key = `${font}|${text}`;
  let width = WIDTHS.get(key);
  if (width === undefined) {
    if (WIDTHS.size > MOST_WIDTHS) WIDTHS.clear();
    context.font = font;
    width = context.measureText(text).width;
    WIDTHS.set(key, width);
  }
  return width;
}

/** The four corners, for names that must be drawn in a crowd. */
function corners(x, y, gap, width, height) {
  const up = y - gap / 2 - height / 2, down = y + gap / 2 + height / 2, right = x + gap / 2, left = x - gap / 2 - width;
  return [[right, up], [right, down], [left, up], [left, down]];
}

/** Of these spots the one where a name hides least of what is there already; it is taken. */
function leastHiding(placer, spots, width, height) {
  const hidden = spots.map(([left, middle]) => placer.taken(left - 2, middle - height / 2, width + 4, height));
  const spot = spots[hidden.indexOf(Math.min(...hidden))];
  placer.take(spot[0] - 2, spot[1] - height / 2, width + 4, height, true);
  return spot;
}

/** One line of at most 24 characters, without marks that would turn the text of its neighbours around. */
export function shortened(text) {
  const flat = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g, " ").trim();
  const signs = Array.from(flat.slice(0, 60));
  return signs.length > 24 ? `${signs.slice(0, 23).join("")}…` : signs.join("");
}
