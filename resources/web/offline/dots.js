// Points of one class as one path of Leaflet's canvas, for the page that leaves the desk: an array and a stamp of one
// dot, instead of a marker, a feature and a tooltip for each of thirty thousand wells.
// `told`: lon and lat (millionths of a degree, each its way from the one before), names, what, colour, radius.
L.Dots = L.Path.extend({
    initialize(told) {
        L.setOptions(this, { weight: 0, interactive: true });
        const count = told.names.length, world = Math.PI / 180e6;
        this.names = told.names;
        this._told = told;
        this._mercator = new Float64Array(2 * count);
        this._drawn = new Float32Array(2 * count);
        for (let at = 0, lon = 0, lat = 0; at < count; at += 1) {
            lon += told.lon[at];
            lat += told.lat[at];
            this._mercator[2 * at] = lon / 360e6 + 0.5;
            this._mercator[2 * at + 1] = 0.5 - Math.log(Math.tan(Math.PI / 4 + lat * world / 2)) / (2 * Math.PI);
        }
        told.lon = told.lat = undefined;
        this._hit = -1;
        this.bindTooltip(() => this._said(), { sticky: true });
        this.on("mousemove", () => {
            if (this._hit !== this._hitSaid) this.getTooltip().update();
        });
    },

    // Where each stands on the canvas now; called by Leaflet at each zoom.
    _project() {
        const scale = this._map.options.crs.scale(this._map.getZoom()), origin = this._map.getPixelOrigin();
        const from = this._mercator, to = this._drawn;
        for (let at = 0; at < to.length; at += 2) {
            to[at] = from[at] * scale - origin.x;
            to[at + 1] = from[at + 1] * scale - origin.y;
        }
        // Always worth drawing: what lies off the canvas is left out one by one.
        this._pxBounds = L.bounds([-1e9, -1e9], [1e9, 1e9]);
    },

    _update() {
        if (this._map) this._updatePath();
    },

    _updatePath() {
        const renderer = this._renderer;
        if (!renderer._drawing) return;
        const stamp = this._stamp(), reach = this._told.radius + 1, { min, max } = renderer._bounds, to = this._drawn;
        for (let at = 0; at < to.length; at += 2) {
            const x = to[at], y = to[at + 1];
            if (x < min.x - reach || x > max.x + reach || y < min.y - reach || y > max.y + reach) continue;
            renderer._ctx.drawImage(stamp, Math.round(x - reach), Math.round(y - reach), 2 * reach, 2 * reach);
        }
    },

    // One dot, drawn once, at twice the size for screens of fine pixels.
    _stamp() {
        if (this._dot) return this._dot;
        const { radius, colour } = this._told, side = 4 * (radius + 1);
        this._dot = document.createElement("canvas");
        this._dot.width = this._dot.height = side;
        const pen = this._dot.getContext("2d");
        pen.fillStyle = colour;
        pen.beginPath();
        pen.arc(side / 2, side / 2, 2 * radius, 0, 2 * Math.PI);
        pen.fill();
        return this._dot;
    },

    // The nearest under the pointer; it is what the tooltip tells.
    _containsPoint(point) {
        const reach = this._told.radius + this._clickTolerance(), to = this._drawn;
        let nearest = reach * reach;
        this._hit = -1;
        for (let at = 0; at < to.length; at += 2) {
            const away = (to[at] - point.x) ** 2 + (to[at + 1] - point.y) ** 2;
            if (away <= nearest) {
                nearest = away;
                this._hit = at / 2;
            }
        }
        return this._hit >= 0;
    },

    // Names are text nodes, never HTML.
    _said() {
        const said = document.createElement("div");
        this._hitSaid = this._hit;
        for (const text of [this.names[this._hit], this._told.what]) {
            if (text) said.appendChild(document.createElement("div")).textContent = text;
        }
        return said;
    },
});
