// What stands on the glass: scale bar, coordinates under the pointer, notes, tooltip, the pulse of a new critical alert.
// All texts are text nodes.

import { metresPerUnit } from "./projection.js";

const STEPS = [1, 2, 5];
// Whose data the shipped ground is made of; their licences ask that this is shown.
const SOURCES = "© OpenStreetMap · GeoNames · GSHHG · Tianditu";

export class Furniture {
  constructor(map) {
    this.map = map;
    this.words = { km: "km", m: "m", sketch: "" };
    const glass = map.getContainer();
    this.bar = made(glass, "scale");
    this.barLine = made(this.bar, "scale-line");
    this.barText = made(this.bar, "scale-text");
    this.place = made(glass, "place");
    this.note = made(glass, "note");
    this.sources = made(glass, "sources");
    this.setSources([]);
    this.tip = made(glass, "tip");
    this.tip.hidden = true;
    map.on("zoomend moveend resize", () => this.showScale());
    this.showScale();
  }

  setWords(words) {
    Object.assign(this.words, words);
    this.note.textContent = this.words.sketch;
    this.showScale();
  }

  /** Whose the shown base maps are, before those of the ground that ships. */
  setSources(others) {
    this.sources.textContent = [...others.filter(Boolean).map(plain), SOURCES].join(" · ");
  }

  /** A round length between 60 and 150 pixels, measured on the ground at the middle of the map. */
  showScale() {
    const lat = this.map.getCenter().lat;
    const perPixel = (metresPerUnit(lat) * 2 ** 31) / (256 * 2 ** this.map.getZoom());
    let metres = 1;
    for (let power = 1; power < 1e8; power *= 10) for (const step of STEPS) if ((step * power) / perPixel <= 150) metres = step * power;
    this.barLine.style.width = `${Math.round(metres / perPixel)}px`;
    this.barText.textContent = metres >= 1000 ? `${metres / 1000} ${this.words.km}` : `${metres} ${this.words.m}`;
  }

  showPlace(lon, lat) {
    const east = lon < 0 ? "W" : "E", north = lat < 0 ? "S" : "N";
    this.place.textContent = `${Math.abs(lon).toFixed(5)}° ${east}  ${Math.abs(lat).toFixed(5)}° ${north}`;
  }

  /** `lines`: the first is the heading. Beside the pointer, turned to where there is room. */
  showTip(lines, x, y) {
    this.tip.replaceChildren(...lines.map((line, i) => {
      const row = document.createElement("div");
      row.className = i ? "tip-line" : "tip-head";
      row.dir = "auto";
      row.textContent = line;
      return row;
    }));
    this.tip.hidden = false;
    const size = this.map.getSize(), w = this.tip.offsetWidth, h = this.tip.offsetHeight;
    this.tip.style.left = `${x + 16 + w > size.x ? Math.max(4, x - 16 - w) : x + 16}px`;
    this.tip.style.top = `${Math.max(4, Math.min(y + 12, size.y - h - 4))}px`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  /**
   * Puts a serial number into the last two bits of the corner's colour, which no eye sees: by it the desk knows that
   * the picture on its own screen is the one that was asked for.
   */
  seal(serial) {
    this.corner ??= made(this.map.getContainer(), "corner");
    const ground = parseInt(getComputedStyle(document.documentElement).getPropertyValue("--map_outside").slice(1), 16);
    const bits = ((serial >> 4) & 3) << 16 | ((serial >> 2) & 3) << 8 | (serial & 3);
    this.corner.style.background = `#${((ground & 0xfcfcfc) | bits).toString(16).padStart(6, "0")}`;
  }

  /** Three seconds of a widening ring, once, then gone. */
  pulse(lon, lat) {
    const ring = made(this.map.getPane("pulse"), "pulse");
    window.L.DomUtil.setPosition(ring, this.map.latLngToLayerPoint([lat, lon]));
    const core = made(ring, "pulse-ring");
    core.addEventListener("animationend", () => ring.remove());
    this.map.once("zoomstart", () => ring.remove());
  }
}

function made(parent, name) {
  const element = document.createElement("div");
  element.className = name;
  parent.appendChild(element);
  return element;
}

/** Attributions are often written as HTML; here they are text. */
function plain(text) {
  return text.replace(/<[^>]*>/g, "").replace(/&copy;/g, "©").replace(/&amp;/g, "&").trim().slice(0, 120);
}
