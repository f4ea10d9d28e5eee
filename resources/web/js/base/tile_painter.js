// Vector tiles in the colours of the theme. The usual schemas are known by the names of their layers (OpenMapTiles,
// Protomaps, Shortbread); a layer of another name is drawn thin, so that nothing in a tile is hidden.

const AREAS = [
  [/^(earth|land)$/, "map_land"],
  [/^(landcover|landuse|natural|park|parks|vegetation|forest|wood|green|sites?)/, "map_green"],
  [/^(water|ocean|lake|sea|reservoir)/, "map_water"],
  [/^buildings?/, "map_building"],
];
const LINES = [
  [/^(water|river|stream|canal|ocean|physical_line|ferr)/, { token: "map_river", width: 1.2 }],
  [/(boundar|admin|border)/, { token: "map_neighbour", width: 1.2, dash: [5, 3] }],
  [/rail/, { token: "map_rail", width: 1, dash: [6, 3] }],
  [/^(transport|road|street|highway|bridge|tunnel|aeroway)/, null],
];
const ROADS = [
  [/^(motorway|trunk|primary|major_road|highway|runway)/, { token: "map_road", width: 2.6 }],
  [/^(secondary|tertiary|medium_road)/, { token: "map_road", width: 1.8 }],
  [/^(rail|transit|subway|light_rail)/, { token: "map_rail", width: 1, dash: [6, 3] }],
  [/^(path|track|footway|cycleway|steps|bridleway)/, { token: "map_road", width: 0.8, dash: [3, 2] }],
];
const SMALL_ROAD = { token: "map_road", width: 1.1 }, STRANGE = { token: "map_neighbour", width: 1 };
const PLACES = /^(place|city|cities|town|settlement)/;
const MOST_NAMES = 80, NAME_LENGTH = 60;

/** Draws areas, then lines. `at(x, y)` gives the picture's place of a place in the tile (0 to 1). */
export function paintTile(context, tile, at, style, dpr) {
  for (const [shapes, draw] of [[3, fillAreas], [2, strokeLines]]) {
    for (const layer of ordered(tile)) {
      const features = layer.features.filter((feature) => feature.type === shapes);
      if (features.length) draw(context, layer, features, at, style, dpr);
    }
  }
}

/** Named points: [{name, x, y, strong}], places in the tile (0 to 1). */
export function namesOf(tile) {
  const found = [];
  for (const layer of tile) {
    for (const feature of layer.features) {
      const name = nameOf(feature.properties);
      if (feature.type !== 1 || !name || found.length >= MOST_NAMES) continue;
      const [xs, ys] = feature.parts[0] ?? [[], []];
      if (xs.length) found.push({ name, x: xs[0] / layer.extent, y: ys[0] / layer.extent, strong: PLACES.test(layer.name) });
    }
  }
  return found;
}

function nameOf(properties) {
  for (const key of ["name:zh", "name_zh", "name:zh-Hans", "name", "name:en", "name_en"]) {
    if (typeof properties[key] === "string" && properties[key]) return properties[key].slice(0, NAME_LENGTH);
  }
  return "";
}

/** Land below green below water below houses; what is not known comes last. */
function ordered(tile) {
  const rank = (layer) => {
    const at = AREAS.findIndex(([pattern]) => pattern.test(layer.name));
    return at < 0 ? AREAS.length : at;
  };
  return [...tile].sort((a, b) => rank(a) - rank(b));
}

function fillAreas(context, layer, features, at, style, dpr) {
  const token = AREAS.find(([pattern]) => pattern.test(layer.name))?.[1];
  context.beginPath();
  for (const feature of features) for (const part of feature.parts) trace(context, part, layer.extent, at);
  if (token) {
    context.fillStyle = style.colours[token];
    context.fill("evenodd");
  } else stroke(context, lineRule(layer.name, features[0].properties), style, dpr);
}

function strokeLines(context, layer, features, at, style, dpr) {
  const byRule = new Map();
  for (const feature of features) {
    const rule = lineRule(layer.name, feature.properties);
    if (byRule.has(rule)) byRule.get(rule).push(feature);
    else byRule.set(rule, [feature]);
  }
  for (const [rule, alike] of byRule) {
    context.beginPath();
    for (const feature of alike) for (const part of feature.parts) trace(context, part, layer.extent, at);
    stroke(context, rule, style, dpr);
  }
}

function stroke(context, rule, style, dpr) {
  context.lineWidth = rule.width * dpr;
  context.lineJoin = "round";
  context.setLineDash((rule.dash ?? []).map((length) => length * dpr));
  context.strokeStyle = style.colours[rule.token];
  context.stroke();
}

function lineRule(name, properties) {
  const known = LINES.find(([pattern]) => pattern.test(name));
  if (!known) return STRANGE;
  if (known[1]) return known[1];
  const kind = String(properties.class ?? properties.kind ?? properties.highway ?? properties["pmap:kind"] ?? "");
  return ROADS.find(([pattern]) => pattern.test(kind))?.[1] ?? SMALL_ROAD;
}

function trace(context, [xs, ys], extent, at) {
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = at(xs[i] / extent, ys[i] / extent);
    if (i) context.lineTo(x, y);
    else context.moveTo(x, y);
  }
}
