// Degrees WGS-84 to page units and back: twin of app/analysis/mercator.py (one unit is a 2^31st of the world).

export const WORLD_UNITS = 2 ** 31;
const MAX_LAT = 85.0511287798066;

export function unitX(lon) {
  return ((lon + 180) / 360) * WORLD_UNITS;
}

export function unitY(lat) {
  const clipped = Math.max(-MAX_LAT, Math.min(MAX_LAT, lat));
  return (0.5 - Math.asinh(Math.tan((clipped * Math.PI) / 180)) / (2 * Math.PI)) * WORLD_UNITS;
}

export function lonOf(x) {
  return (x / WORLD_UNITS) * 360 - 180;
}

export function latOf(y) {
  return (Math.atan(Math.sinh((0.5 - y / WORLD_UNITS) * 2 * Math.PI)) * 180) / Math.PI;
}

/** Metres on the ground per page unit at a latitude, for the scale bar and nothing else. */
export function metresPerUnit(lat) {
  return (40075016.686 * Math.cos((lat * Math.PI) / 180)) / WORLD_UNITS;
}
