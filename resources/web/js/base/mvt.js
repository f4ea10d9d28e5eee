// Reads vector tiles (Mapbox Vector Tile 2.1). A reader of our own: the published one cannot be loaded unchanged under
// the page's policy (it names its parts without a place), and takes broken tiles without a word.

/** [{name, extent, features: [{type, parts, properties}]}]; parts are [xs, ys] in the layer's units. Throws if broken. */
export function readTile(buffer) {
  const layers = [];
  for (const [field, wire, value] of fields(new Uint8Array(buffer))) {
    if (field !== 3) continue;
    if (wire !== 2) throw new Error("a layer that is none");
    layers.push(layer(value));
  }
  return layers;
}

function layer(bytes) {
  const made = { name: null, extent: 4096, features: [] }, keys = [], values = [], raw = [];
  let version = null;
  for (const [field, wire, value] of fields(bytes)) {
    if (field === 1) made.name = text(wire, value);
    else if (field === 2) raw.push(expect(wire, 2, value));
    else if (field === 3) keys.push(text(wire, value));
    else if (field === 4) values.push(valueOf(expect(wire, 2, value)));
    else if (field === 5) made.extent = expect(wire, 0, value);
    else if (field === 15) version = expect(wire, 0, value);
  }
  if (!made.name) throw new Error("a layer without a name");
  if (version !== 1 && version !== 2) throw new Error(`a layer of version ${version}`);
  if (!(made.extent > 0)) throw new Error("a layer without extent");
  for (const bytes of raw) {
    const read = feature(bytes, keys, values);
    if (read) made.features.push(read);
  }
  return made;
}

/** A feature, or null for one that cannot be drawn but harms nobody (no geometry, no type, an odd tag). */
function feature(bytes, keys, values) {
  let type = 0, geometry = null;
  const properties = {};
  for (const [field, wire, value] of fields(bytes)) {
    if (field === 3) type = expect(wire, 0, value);
    else if (field === 4) geometry ??= expect(wire, 2, value);
    else if (field === 2) {
      const tags = packed(expect(wire, 2, value));
      for (let i = 0; i + 1 < tags.length; i += 2) {
        if (tags[i] >= keys.length || tags[i + 1] >= values.length) throw new Error("a tag that leads nowhere");
        properties[keys[tags[i]]] = values[tags[i + 1]];
      }
    }
  }
  if (!geometry || type < 1 || type > 3) return null;
  return { type, parts: parts(packed(geometry), type), properties };
}

/** Moves, lines and closings to parts [xs, ys]; points are all in one part. */
function parts(numbers, type) {
  const found = [];
  let x = 0, y = 0, part = null, i = 0;
  while (i < numbers.length) {
    const command = numbers[i] & 7, count = numbers[i] >>> 3;
    i += 1;
    if (command === 7) {
      if (!part || count !== 1 || type === 1) throw new Error("a closing of nothing");
      if (type === 3) {
        part[0].push(part[0][0]);
        part[1].push(part[1][0]);
      }
      continue;
    }
    if (command !== 1 && command !== 2) throw new Error(`command ${command}`);
    if (command === 2 && !part) throw new Error("a line from nowhere");
    if (2 * count > numbers.length - i) throw new Error("more steps than there are");
    for (let step = 0; step < count; step++, i += 2) {
      x += signed(numbers[i]);
      y += signed(numbers[i + 1]);
      if (command === 1 && (type !== 1 || !part)) found.push((part = [[], []]));
      part[0].push(x);
      part[1].push(y);
    }
  }
  return found;
}

function signed(number) {
  return (number >>> 1) ^ -(number & 1);
}

function valueOf(bytes) {
  let found = null;
  for (const [field, wire, value] of fields(bytes)) {
    if (field === 1) found = text(wire, value);
    else if (field === 2) found = view(expect(wire, 5, value)).getFloat32(0, true);
    else if (field === 3) found = view(expect(wire, 1, value)).getFloat64(0, true);
    else if (field === 4 || field === 5) found = expect(wire, 0, value);
    else if (field === 6) found = value % 2 ? -(value + 1) / 2 : expect(wire, 0, value) / 2;
    else if (field === 7) found = expect(wire, 0, value) !== 0;
    else throw new Error(`a value of kind ${field}`);
  }
  if (found === null) throw new Error("a value that is none");
  return found;
}

const UTF8 = new TextDecoder();

function text(wire, value) {
  return UTF8.decode(expect(wire, 2, value));
}

function expect(wire, wanted, value) {
  if (wire !== wanted) throw new Error(`wire type ${wire} in place of ${wanted}`);
  return value;
}

function view(bytes) {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Protocol buffers: [field number, wire type, number or bytes] in turn; throws at anything that does not come out even. */
function* fields(bytes) {
  const at = { is: 0 };
  while (at.is < bytes.length) {
    const tag = varint(bytes, at), wire = tag % 8, field = Math.floor(tag / 8);
    if (!field) throw new Error("field 0");
    if (wire === 0) yield [field, wire, varint(bytes, at)];
    else {
      const size = wire === 2 ? varint(bytes, at) : wire === 1 ? 8 : wire === 5 ? 4 : NaN;
      if (!(size <= bytes.length - at.is)) throw new Error("cut short");
      yield [field, wire, bytes.subarray(at.is, at.is + size)];
      at.is += size;
    }
  }
}

function varint(bytes, at) {
  let value = 0;
  for (let place = 1, n = 0; n < 10; n++, place *= 128) {
    if (at.is >= bytes.length) throw new Error("cut short");
    const byte = bytes[at.is++];
    value += (byte & 127) * place;
    if (byte < 128) return value;
  }
  throw new Error("a number of more than 64 bits");
}

function packed(bytes) {
  const numbers = [], at = { is: 0 };
  while (at.is < bytes.length) numbers.push(varint(bytes, at) >>> 0);
  return numbers;
}
