// The tiles of one base map as they came: pictures or vector tiles, the last ones kept.

import { readTile } from "./mvt.js";

const VECTOR = "application/vnd.mapbox-vector-tile";
const KEPT = 96;

export class TileStore {
  /** `address` is where the tiles are asked for; `onSpoiled` is called when one came that cannot be drawn. */
  constructor(address, onSpoiled) {
    Object.assign(this, { address, onSpoiled, tiles: new Map(), users: new Map(), coming: new Map(), asked: 0, waiting: [] });
  }

  /** As `get`, for a tile of the map that says by `leave` when it has gone from view. */
  want(zoom, x, y) {
    const key = `${zoom}/${x}/${y}`;
    this.users.set(key, (this.users.get(key) ?? 0) + 1);
    return this.get(zoom, x, y);
  }

  /** One user less: what is still on its way to nobody is called off, so that a slow server gets to what is in view. */
  leave(zoom, x, y) {
    const key = `${zoom}/${x}/${y}`, left = (this.users.get(key) ?? 1) - 1;
    if (left) this.users.set(key, left);
    else {
      this.users.delete(key);
      if (!this.coming.has(key)) return;
      this.coming.get(key).abort();
      this.tiles.delete(key);
    }
  }

  /** {picture} or {vector}, or {} where there is none; never fails. */
  get(zoom, x, y) {
    const key = `${zoom}/${x}/${y}`, kept = this.tiles.get(key);
    if (kept) {
      this.tiles.delete(key);
      this.tiles.set(key, kept);
      return kept;
    }
    const coming = this.fetching(key);
    this.tiles.set(key, coming);
    if (this.tiles.size > KEPT) this.tiles.delete(this.tiles.keys().next().value);
    return coming;
  }

  /** What did not come is asked for again the next time. */
  async forgetMissing() {
    for (const [key, coming] of [...this.tiles]) {
      const tile = await coming;
      if (!tile.picture && !tile.vector && this.tiles.get(key) === coming) this.tiles.delete(key);
    }
  }

  async fetching(key) {
    const calling = new AbortController();
    this.asked += 1;
    this.coming.set(key, calling);
    try {
      const reply = await fetch(`${this.address}/${key}`, { cache: "no-store", signal: calling.signal });
      if (!reply.ok) return {};
      const body = await reply.blob();
      if (!body.size) return {};
      return body.type.startsWith(VECTOR) ? { vector: readTile(await body.arrayBuffer()) } : { picture: await createImageBitmap(body) };
    } catch {
      if (!calling.signal.aborted) this.onSpoiled();
      return {};
    } finally {
      if (this.coming.get(key) === calling) this.coming.delete(key);
      this.asked -= 1;
      if (!this.asked) this.waiting.splice(0).forEach((done) => done());
    }
  }

  idle() {
    return this.asked ? new Promise((done) => this.waiting.push(done)) : Promise.resolve();
  }
}
