// A replay in the page that leaves the desk: tracks on one clock, with speed, slider, chart, course and follow.
// `told`: since, until (seconds since 1970), tracks [{name, colour, km, t, lon, lat, kmh}] where t (seconds after since),
// lon, lat (millionths of a degree) are each the step from the one before; course [{at, what, who, colour}]; words.
// All texts are text nodes. A frame is asked for only while time goes by.
L.OfflineReplay = class {
    constructor(map, told) {
        const GREY_S = 120, SILENT_S = 600, GONE_S = 7200, TAIL_S = 600, COUNTY_S = 8 * 3600;
        Object.assign(this, { map, told, GREY_S, SILENT_S, GONE_S, TAIL_S, COUNTY_S, speed: 60, follow: -1, running: false });
        this.tracks = told.tracks.map((one) => ({ ...one, t: summed(one.t, 1), lon: summed(one.lon, 1e-6), lat: summed(one.lat, 1e-6) }));
        this.at = 0;
        this.length = told.until - told.since;
        for (const track of this.tracks) this.lay(track);
        this.canvas = map.getPanes().overlayPane.appendChild(document.createElement("canvas"));
        this.canvas.style.pointerEvents = "none";
        this.canvas.style.position = "absolute";
        this.canvas.style.zIndex = 500;
        map.on("move zoomend viewreset resize", () => this.draw());
        map.on("dragstart", () => (this.follow = -1, this.mark()));
        this.build();
        this.draw();
    }

    // The whole way as lines, broken at each silence; a click goes to when the unit was there.
    lay(track) {
        const pieces = [[]];
        for (let i = 0; i < track.t.length; i++) {
            if (i && track.t[i] - track.t[i - 1] > this.SILENT_S) pieces.push([]);
            pieces[pieces.length - 1].push([track.lat[i], track.lon[i]]);
        }
        const halo = getComputedStyle(document.documentElement).getPropertyValue("--map_halo");
        L.polyline(pieces, { color: halo, weight: 7, opacity: 0.9, interactive: false }).addTo(this.map);
        const line = L.polyline(pieces, { color: track.colour, weight: 3.5, opacity: 1 }).addTo(this.map);
        line.bindTooltip(() => textNode("div", track.name), { sticky: true });
        line.on("click", ({ latlng }) => this.go(track.t[nearest(track, latlng)]));
    }

    build() {
        const { words } = this.told, bar = document.body.appendChild(textNode("section", ""));
        bar.id = "replay";
        const row = bar.appendChild(textNode("div", ""));
        row.className = "row";
        this.button = row.appendChild(textNode("button", words.play));
        this.button.onclick = () => this.play(!this.running);
        this.speeds = row.appendChild(document.createElement("select"));
        for (const times of [1, 2, 5, 10, 30, 60, 120]) this.speeds.add(new Option(`×${times}`, times, times === 60, times === 60));
        this.speeds.onchange = () => (this.speed = Number(this.speeds.value));
        this.follows = row.appendChild(document.createElement("select"));
        this.follows.add(new Option(words.nobody, -1));
        this.tracks.forEach((track, n) => this.follows.add(new Option(`${words.follow} ${track.name}`, n)));
        this.follows.onchange = () => (this.follow = Number(this.follows.value), this.draw());
        this.clock = row.appendChild(textNode("b", ""));
        this.slider = row.appendChild(document.createElement("input"));
        Object.assign(this.slider, { type: "range", min: 0, max: this.length, step: 1, value: 0 });
        this.slider.oninput = () => this.go(Number(this.slider.value));
        this.chart = bar.appendChild(document.createElement("canvas"));
        this.chart.className = "chart";
        this.chart.onclick = (event) => this.go((event.offsetX / this.chart.clientWidth) * this.length);
        const lists = bar.appendChild(textNode("div", ""));
        lists.className = "lists";
        const units = lists.appendChild(document.createElement("table")), course = lists.appendChild(document.createElement("table"));
        this.cells = this.tracks.map((track) => {
            const line = units.insertRow(), name = line.insertCell();
            name.style.color = track.colour;
            name.textContent = `● ${track.name}`;
            line.insertCell().textContent = `${track.km} km`;
            return line.insertCell();
        });
        const from = this.length > 86400 ? 0 : 11;
        this.rows = this.told.course.map((one) => {
            const line = course.insertRow();
            line.tabIndex = 0;
            for (const text of [this.said(one.at, 16).slice(from), one.what, one.who]) line.insertCell().textContent = text;
            line.cells[1].style.color = one.colour;
            line.onclick = () => this.go(one.at);
            line.onkeydown = (event) => event.key === "Enter" && this.go(one.at);
            return line;
        });
        document.addEventListener("keydown", (event) => this.press(event));
        window.addEventListener("resize", () => this.draw());
    }

    // Space, arrows, and V as on the desk.
    press(event) {
        if (event.target.tagName === "SELECT") return;
        const acts = {
            " ": () => this.play(!this.running), ArrowLeft: () => this.go(this.at - 60), ArrowRight: () => this.go(this.at + 60),
            v: () => this.faster(1), V: () => this.faster(-1),
        };
        const act = acts[event.key];
        if (!act) return;
        event.preventDefault();
        act();
    }

    faster(by) {
        this.speeds.selectedIndex = (this.speeds.selectedIndex + by + this.speeds.length) % this.speeds.length;
        this.speeds.onchange();
    }

    go(at) {
        this.at = Math.max(0, Math.min(this.length, at));
        this.draw();
    }

    play(on) {
        this.running = on;
        if (on && this.at >= this.length) this.at = 0;
        this.button.textContent = on ? this.told.words.pause : this.told.words.play;
        if (!on) return;
        let before = performance.now();
        const frame = (now) => {
            if (!this.running) return;
            this.at = Math.min(this.length, this.at + ((now - before) / 1000) * this.speed);
            before = now;
            this.draw();
            if (this.at >= this.length) this.play(false);
            else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    }

    // Where a unit was: between two fixes on its way, unless it was silent.
    stateAt(track, at) {
        const { t, lon, lat, kmh } = track;
        let low = 0, high = t.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (t[middle] <= at) low = middle + 1;
            else high = middle;
        }
        const row = low - 1;
        if (row < 0 || at - t[row] > this.GONE_S) return null;
        const gap = row + 1 < t.length ? t[row + 1] - t[row] : Infinity, share = gap > this.SILENT_S || gap <= 0 ? 0 : (at - t[row]) / gap;
        const place = [lat[row] + share * ((lat[row + 1] ?? lat[row]) - lat[row]), lon[row] + share * ((lon[row + 1] ?? lon[row]) - lon[row])];
        return { row, place, kmh: kmh[row], age: at - t[row] };
    }

    draw() {
        const { map } = this, size = map.getSize(), dpr = window.devicePixelRatio || 1, states = this.tracks.map((track) => this.stateAt(track, this.at));
        const followed = this.follow >= 0 && states[this.follow];
        if (followed) {
            const at = map.latLngToContainerPoint(followed.place);
            if (Math.abs(at.x / size.x - 0.5) > 0.3 || Math.abs(at.y / size.y - 0.5) > 0.3) map.setView(followed.place, map.getZoom(), { animate: false });
        }
        fit(this.canvas, size.x, size.y, dpr);
        L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
        const pen = this.canvas.getContext("2d");
        pen.setTransform(dpr, 0, 0, dpr, 0, 0);
        pen.clearRect(0, 0, size.x, size.y);
        states.forEach((state, n) => state && this.drawUnit(pen, this.tracks[n], state));
        this.mark();
        states.forEach((state, n) => (this.cells[n].textContent = state && state.kmh !== null ? `${state.kmh} km/h` : ""));
        this.drawChart(dpr);
    }

    drawUnit(pen, track, { row, place, age }) {
        const at = this.map.latLngToContainerPoint(place);
        pen.lineJoin = pen.lineCap = "round";
        pen.lineWidth = 5;
        pen.strokeStyle = track.colour;
        pen.beginPath();
        pen.moveTo(at.x, at.y);
        for (let i = row; i >= 0 && track.t[row] - track.t[i] <= this.TAIL_S; i--) {
            if (i < row && track.t[i + 1] - track.t[i] > this.SILENT_S) break;
            const before = this.map.latLngToContainerPoint([track.lat[i], track.lon[i]]);
            pen.lineTo(before.x, before.y);
        }
        pen.stroke();
        pen.beginPath();
        pen.arc(at.x, at.y, 7, 0, 2 * Math.PI);
        const colour = age > this.GREY_S ? "#8a99a8" : track.colour;
        pen.lineWidth = 2.5;
        pen.strokeStyle = age > this.SILENT_S ? colour : "#ffffff";
        pen.fillStyle = colour;
        if (age <= this.SILENT_S) pen.fill();
        pen.stroke();
        pen.font = '600 13px "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';
        pen.lineWidth = 3;
        pen.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue("--map_halo");
        pen.strokeText(track.name, at.x + 11, at.y + 4);
        pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--text");
        pen.fillText(track.name, at.x + 11, at.y + 4);
    }

    // The clock, the slider, and the part of the course that was last.
    mark() {
        this.clock.textContent = this.said(this.at, 19);
        this.slider.value = this.at;
        this.follows.value = this.follow;
        let last = -1;
        this.told.course.forEach((one, n) => one.at <= this.at && (last = n));
        if (last === this.marked) return;
        this.rows[this.marked]?.classList.remove("now");
        this.rows[last]?.classList.add("now");
        this.marked = last;
    }

    drawChart(dpr) {
        const w = this.chart.clientWidth, h = this.chart.clientHeight, pen = this.chart.getContext("2d");
        fit(this.chart, w, h, dpr);
        this.highest ??= Math.max(20, ...this.tracks.flatMap((track) => track.kmh.reduce((most, one) => Math.max(most, one ?? 0), 0)));
        pen.setTransform(dpr, 0, 0, dpr, 0, 0);
        pen.clearRect(0, 0, w, h);
        if (!this.curves || this.curvesWide !== w) {
            this.curvesWide = w;
            this.curves = this.tracks.map((track) => curve(track, w, h, this.length, this.highest, this.SILENT_S));
        }
        this.tracks.forEach((track, n) => {
            pen.strokeStyle = track.colour;
            pen.lineWidth = 1.2;
            pen.stroke(this.curves[n]);
        });
        pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--text");
        pen.fillRect((this.at / this.length) * w - 1, 0, 2, h);
        pen.fillText(`${Math.round(this.highest)} km/h`, 4, 11);
    }

    said(at, signs) {
        return new Date((this.told.since + at + this.COUNTY_S) * 1000).toISOString().replace("T", " ").slice(0, signs);
    }
};

function summed(steps, unit) {
    let sum = 0;
    return Float64Array.from(steps, (step) => (sum += step) * unit);
}

function fit(canvas, w, h, dpr) {
    if (canvas.width === Math.round(w * dpr) && canvas.height === Math.round(h * dpr)) return;
    canvas.width = Math.round(w * dpr);
    canvas.height = Math.round(h * dpr);
    if (canvas.className !== "chart") Object.assign(canvas.style, { width: `${w}px`, height: `${h}px` });
}

function curve(track, w, h, length, highest, silent) {
    const path = new Path2D();
    let before = null;
    track.t.forEach((at, i) => {
        const kmh = track.kmh[i];
        if (kmh === null) return void (before = null);
        const x = (at / length) * w, y = h - (kmh / highest) * (h - 4);
        if (before === null || at - before > silent) path.moveTo(x, y);
        else path.lineTo(x, y);
        before = at;
    });
    return path;
}

function nearest(track, { lat, lng }) {
    let best = Infinity, found = 0;
    for (let i = 0; i < track.t.length; i++) {
        const away = (track.lat[i] - lat) ** 2 + ((track.lon[i] - lng) * 0.8) ** 2;
        if (away < best) [best, found] = [away, i];
    }
    return found;
}

function textNode(kind, text) {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
}
