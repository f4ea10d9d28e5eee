// What tests/web/test_drawing.py asks of the page: each a function of the page's own objects.
({
  /** Pans by each way; of each picture so made, how many pixels differ from one painted anew, away from its edge. */
  strips({ map, scene }) {
    const ways = [[300, 0], [-300, 0], [0, 260], [0, -260], [270, 170], [-270, -170], [230, -190], [-250, 190], [5000, 0], [-5000, 0]];
    return ways.map((way) => {
      map.panBy(way, { animate: false });
      const scrolled = scene.picture.buf.slice();
      scene.stale = true;
      scene.refresh();
      const { buf, w, h } = scene.picture;
      let differing = 0;
      for (let y = 20; y < h - 20; y++) for (let x = 20; x < w - 20; x++) differing += buf[y * w + x] !== scrolled[y * w + x];
      return differing;
    });
  },

  /** Of some places near wells: how many were asked, and where the hit is not the nearest by search over all. */
  hits({ scene, stock, style }) {
    const layer = stock.points.get("wells"), f = scene.frame, { x, y, count } = layer.points;
    let asked = 0, wrong = 0;
    for (let i = 0; i < count; i += 13) {
      const px = x[i] * f.k - f.ox + (i % 5) - 2, py = y[i] * f.k - f.oy + (i % 3) - 1;
      let best = Infinity;
      for (let j = 0; j < count; j++) best = Math.min(best, Math.hypot(x[j] * f.k - f.ox - px, y[j] * f.k - f.oy - py));
      const hit = layer.hit(px, py, f, style, 7);
      asked++;
      if (!hit || Math.abs(hit.distance - best) > 1e-6) wrong++;
    }
    return [asked, wrong];
  },

  paintsOfAPan({ map, scene }) {
    const before = scene.paints;
    map.panBy([40, 24], { animate: false });
    return scene.paints - before;
  },

  /** How far, in pixels, the nearest well in the bytes lies from where Leaflet puts a place. */
  apart({ map, scene, stock }, lat, lon) {
    const f = scene.frame, { x, y, count } = stock.points.get("wells").points;
    const [px, py] = scene.pictureAt(map.latLngToContainerPoint([lat, lon]));
    let best = Infinity;
    for (let i = 0; i < count; i++) best = Math.min(best, Math.hypot(x[i] * f.k - f.ox - px, y[i] * f.k - f.oy - py));
    return best;
  },

  lineHit({ scene, stock, style }, x, y) {
    return stock.lines.get("pipelines").hit(...scene.pictureAt(window.L.point(x, y)), scene.frame, style, 7);
  },

  /** What the stock says of a layer that is no layer. */
  keepBroken({ stock }) {
    try {
      stock.keep("wells", 9, new ArrayBuffer(64));
    } catch (error) {
      return error.message;
    }
    return null;
  },

  /** The boxes of all names drawn when the picture is composed again. */
  namesDrawn({ scene }) {
    const pen = CanvasRenderingContext2D.prototype, fill = pen.fillText, boxes = [];
    pen.fillText = function (text, x, y) {
      boxes.push([x, y - 7, this.measureText(text).width, 14]);
      fill.call(this, text, x, y);
    };
    scene.compose();
    pen.fillText = fill;
    return boxes;
  },
})
