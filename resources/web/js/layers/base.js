// The ground: land, neighbours, rivers, the county's strong outline. Drawn first, and the outline last of all lines.

const GROUND = [
  { name: "base/provinces", colour: "map_neighbour", width: 1.2, to: 7.5 },
  { name: "base/south_china_sea_line", colour: "map_neighbour", width: 2, to: 7.5 },
  { name: "base/neighbour_counties", colour: "map_neighbour", width: 1, from: 7 },
  { name: "base/rivers", colour: "map_river", width: 1.3, from: 6 },
];
export const COUNTY = "base/county_outline";

export class BaseLayer {
  constructor(lines) {
    this.lines = lines;
  }

  /** Everything outside, and the county on it: over the whole picture, or below the tiles of a base map. */
  fillLand(picture, frame, style) {
    const county = this.lines.get(COUNTY), outside = style.pixel("map_outside");
    if (county) county.part(picture, frame, style.land, outside);
    else picture.buf.fill(outside);
  }

  /** The faint lines: provinces, neighbours, rivers. */
  drawGround(picture, frame, style) {
    for (const rule of GROUND) {
      if (frame.zoom < (rule.from ?? 0) || frame.zoom >= (rule.to ?? 99)) continue;
      this.outline(picture, frame, style, rule.name, rule.colour, rule.width, 256);
    }
  }

  drawOutline(picture, frame, style) {
    if (frame.zoom < 5) return;
    this.outline(picture, frame, style, COUNTY, "map_border", 5.5, 36);
    this.outline(picture, frame, style, COUNTY, "map_border", frame.zoom < 8 ? 1.1 : 1.5, 256);
  }

  outline(picture, frame, style, name, token, width, alpha) {
    const layer = this.lines.get(name);
    if (!layer) return;
    const all = Array.from({ length: layer.lines.count }, (_, i) => i);
    const pen = { half: (width * frame.dpr) / 2, colour: style.pixel(token), alpha, dash: null, round: false };
    layer.stroke(picture, frame, layer.level(frame), all, pen);
  }
}
