// The tiles of one base map as they came: pictures or vector tiles, the last ones kept.

import { readTile } from "./mvt.js";

const VECTOR = "application/vnd.mapbox-vector-tile";
const KEPT = 96;

export class TileStore {
  /** `address` is where the tiles are asked for; `onSpoiled` is called when one came that cannot be drawn. */
  constructor(address, onSpoiled) {
    Object.assign(this, { address, onSpoiled, tiles: new Map(), asked: 0, waiting: [] });
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
    this.asked += 1;
    try {
      const reply = await fetch(`${this.address}/${key}`, { cache: "no-store" });
      if (!reply.ok) return {};
      const body = await reply.blob();
      if (!body.size) return {};
      return body.type.startsWith(VECTOR) ? { vector: readTile(await body.arrayBuffer()) } : { picture: await createImageBitmap(body) };
    } catch {
      this.onSpoiled();
      return {};
    } finally {
      this.asked -= 1;
      if (!this.asked) this.waiting.splice(0).forEach((done) => done());
    }
  }

  idle() {
    return this.asked ? new Promise((done) => this.waiting.push(done)) : Promise.resolve();
  }
}
