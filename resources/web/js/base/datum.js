// GCJ-02 and BD-09 from WGS-84, in degrees: twin of app/analysis/datum.py, whose docstring names the formulas.
// Only base maps are shifted, and only here: everything that is drawn on them, and every click, is WGS-84 all the time.

const AXIS_M = 6378245, ECCENTRICITY_2 = 0.00669342162296594323;
const BD_ANGLE = (Math.PI * 3000) / 180, RADIANS = Math.PI / 180;

/** Where a base map of this datum has the place: [lon, lat]. */
export function shifted(datum, lon, lat) {
  const there = gcj02(lon, lat);
  return datum === "BD-09" ? bd09(...there) : there;
}

/** The place that a base map of this datum has at lon, lat: the inverse of `shifted`, by iteration. */
export function unshifted(datum, lon, lat) {
  let x = lon, y = lat;
  for (let step = 0; step < 8; step++) {
    const [gotX, gotY] = shifted(datum, x, y);
    x += lon - gotX;
    y += lat - gotY;
  }
  return [x, y];
}

function gcj02(lon, lat) {
  if (!(lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271)) return [lon, lat];
  const x = lon - 105, y = lat - 35, root = 0.1 * Math.sqrt(Math.abs(x));
  const wave = (height, angle) => (height * Math.sin(Math.PI * angle) * 2) / 3;
  const waves = wave(20, 6 * x) + wave(20, 2 * x);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 2 * root + waves
    + wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + root + waves
    + wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30);
  const flat = 1 - ECCENTRICITY_2 * Math.sin(lat * RADIANS) ** 2;
  const meridian = (AXIS_M * (1 - ECCENTRICITY_2)) / (flat * Math.sqrt(flat));
  const parallel = (AXIS_M / Math.sqrt(flat)) * Math.cos(lat * RADIANS);
  return [lon + east / parallel / RADIANS, lat + north / meridian / RADIANS];
}

function bd09(lon, lat) {
  const distance = Math.hypot(lon, lat) + 2e-5 * Math.sin(lat * BD_ANGLE);
  const angle = Math.atan2(lat, lon) + 3e-6 * Math.cos(lon * BD_ANGLE);
  return [distance * Math.cos(angle) + 0.0065, distance * Math.sin(angle) + 0.006];
}
