"""The map's document, made by folium: the only place that knows folium (see `kept_document` for when).

Everything remote that folium names is left out (we need neither jquery, bootstrap nor icon fonts) or replaced by what
lies in `resources/web/vendor/`. Folium writes its script and style into the document; both are moved into files of our
own scheme, so that the content policy can forbid inline script and style altogether.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import folium
import numpy as np
from folium.template import Template
from folium.utilities import JsCode

from app.services.map.view_extract import Dots, Placed, PlacedClass, ViewBox
from app.ui.map.map_scheme import SITE, HomeView

SCRIPTS = ("vendor/leaflet.js", "qwebchannel.js")
STYLES = ("vendor/leaflet.css", "map.css", "css/map.css")
MODULE = "js/main.js"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_URL = re.compile(r"url\([^)]*\)")
REPLAY_PX = 270
"""What the controls of a replay need at the foot of its page."""
OFFLINE_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
# Folium reads what it has rendered as a template once more: a name with {{ }} would be reckoned out. So no brace of
# ours goes through it: this sign of nobody stands for it, and is a brace again, escaped, when all is rendered.
_BRACE, _BRACE_SAID, _BRACE_AGAIN = "\ue000", "\\ue000", "\\u007b"
# Folium would put names into HTML as they are: here they become text nodes.
_NAMED = """(feature, layer) => {
    const { name, what, always } = feature.properties, said = document.createElement("div");
    const texts = (always ? [name] : [name, what]).filter(Boolean);
    for (const text of texts) said.appendChild(document.createElement("div")).textContent = text;
    const how = always ? { permanent: true, direction: "center", className: "always" } : { sticky: true };
    if (texts.length) layer.bindTooltip(said, how);
}"""
_REMOTE = re.compile(r"<(?:script|link)\b[^>]*\b(?:src|href)=[^>]*>(?:</script>)?")


def map_documents(home: HomeView, modules: Sequence[str]) -> Mapping[str, bytes]:
    """The document and what was inline in it, by path: map.html, map.js, map.css.

    `modules` are all that `main.js` will ask for in the end: named in the head they are fetched at once, not in turns.
    """
    desk_map = folium.Map(
        location=[home.lat, home.lon], zoom_start=home.zoom, tiles=None, prefer_canvas=True, control_scale=False,
        zoom_control="topright", zoom_snap=0.25, zoom_delta=0.5,
        wheel_px_per_zoom_level=90, wheel_debounce_time=20, zoom_animation=False, fade_animation=False,
        marker_zoom_animation=False, inertia=False, keyboard=False, double_click_zoom=False, attribution_control=False,
        world_copy_jump=False,
    )  # fmt: skip
    desk_map._id = "desk"
    html = desk_map.get_root().render()
    script = "\n".join(found.strip() for found in _INLINE_SCRIPT.findall(html))
    style = "\n".join(found.strip() for found in _INLINE_STYLE.findall(html))
    for pattern in (_INLINE_SCRIPT, _INLINE_STYLE, _REMOTE):
        html = pattern.sub("", html)
    head = [f'<link rel="modulepreload" href="{SITE}/{path}"/>' for path in modules]
    head += [f'<link rel="stylesheet" href="{SITE}/{path}"/>' for path in STYLES]
    head += [f'<script src="{SITE}/{path}"></script>' for path in SCRIPTS]
    tail = [f'<script src="{SITE}/map.js"></script>', f'<script type="module" src="{SITE}/{MODULE}"></script>']
    html = html.replace("</head>", "\n".join([*head, "</head>"]), 1).replace(
        "</body>", "\n".join([*tail, "</body>"]), 1
    )
    html = "\n".join(line.rstrip() for line in html.splitlines() if line.strip())
    return {"map.html": html.encode(), "map.js": script.encode(), "map.css": style.encode()}


class DotsLayer(folium.map.Layer):
    """Points as one path of Leaflet's canvas (`resources/web/offline/dots.js`), each place as its way from the one
    before, in millionths of a degree."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = new L.Dots({{ this.told|tojson }});{% endmacro %}"
    )

    def __init__(self, dots: Dots, what: str, colour: str, radius: float, name: str) -> None:
        super().__init__(name=name, overlay=True, control=bool(what))
        self._name = "Dots"
        order = np.argsort(dots.places[:, 0], kind="stable")
        lon, lat = np.rint(dots.places[order] * 1e6).astype(np.int64).T
        self.told = {
            "lon": np.diff(lon, prepend=0).tolist(),
            "lat": np.diff(lat, prepend=0).tolist(),
            "names": [_guarded(dots.names[at]) for at in order.tolist()],
            "what": what,
            "colour": colour,
            "radius": radius,
        }


@dataclass(frozen=True, kw_only=True)
class OfflinePage:
    """A page to be opened anywhere: `classes` with words in the desk's language, `colours` the tokens of a theme,
    `heading` title, marking and the like, `foot` what has to be said of it; `web` is where the page's own
    files lie."""

    title: str
    marking: str
    foot: Sequence[str]
    legend_title: str
    box: ViewBox
    classes: Sequence[PlacedClass]
    labels: Mapping[int, str]
    colours: Mapping[str, str]
    web: Path
    replay: Mapping[str, object] | None = None
    """What `resources/web/offline/replay.js` plays, if the page is of a replay."""


def offline_page(page: OfflinePage) -> str:
    """One file with everything in it. Its policy forbids whatever would leave it; names are text nodes, never HTML."""
    sheet = folium.Map(
        tiles=None, prefer_canvas=True, control_scale=True, attribution_control=False, zoom_snap=0.25,
        max_bounds=False, zoom_control="topright",
    )  # fmt: skip
    # Above what a replay shows at the foot of the page.
    foot = (0, REPLAY_PX) if page.replay is not None else None
    corners = [[page.box.south, page.box.west], [page.box.north, page.box.east]]
    sheet.fit_bounds(corners, padding_bottom_right=foot)
    tell = JsCode(_NAMED)
    for at, one in enumerate(page.classes):
        label = page.labels.get(at, "")
        look = _look(one, page.colours)
        shown, control = _guarded(escape(label)) or " ", bool(label)
        if one.dots is not None:
            DotsLayer(one.dots, _guarded(label), str(look["color"]), _radius(one), name=shown).add_to(sheet)
            continue
        layer = folium.GeoJson(
            {"type": "FeatureCollection", "features": [_feature(one, placed, label) for placed in one.placed]},
            name=shown,
            control=control,
            style_function=lambda _feature, look=look: look,
            marker=folium.CircleMarker(radius=_radius(one), fill=True),
            on_each_feature=tell,
            smooth_factor=0.5,
        )
        layer.add_to(sheet)
    folium.LayerControl(collapsed=True, position="topleft").add_to(sheet)
    html = _REMOTE.sub("", sheet.get_root().render()).replace(_BRACE_SAID, _BRACE_AGAIN)
    script = (page.web / "vendor" / "leaflet.js").read_text("utf-8").replace("//# sourceMappingURL=leaflet.js.map", "")
    script += (page.web / "offline" / "dots.js").read_text("utf-8")
    style = "".join(
        [
            ":root {" + "".join(f"--{token}: {colour};" for token, colour in page.colours.items()) + "}",
            _URL.sub("none", (page.web / "vendor" / "leaflet.css").read_text("utf-8")),
            (page.web / "css" / "offline.css").read_text("utf-8"),
        ]
    )
    head = [
        '<meta charset="utf-8"/>',
        f'<meta http-equiv="Content-Security-Policy" content="{OFFLINE_POLICY}"/>',
        f"<title>{escape(page.title)}</title>",
        f"<style>{style}</style>",
        f"<script>{script}</script>",
    ]
    html = html.replace("<head>", "\n".join(["<head>", *head]), 1)
    if page.replay is None:
        return html.replace("<body>", "\n".join(["<body>", _frame(page)]), 1)
    # After all that folium rendered: nothing of it passes through a template.
    play = (page.web / "offline" / "replay.js").read_text("utf-8")
    play += f"\nnew L.OfflineReplay({sheet.get_name()}, {_as_script(page.replay)});"
    html = html.replace("<body>", "\n".join(['<body class="replayed">', _frame(page)]), 1)
    return f"{html}\n<script>{play}</script>\n"


def _as_script(told: Mapping[str, object]) -> str:
    """JSON that no text in it can end: neither the script nor a line of it."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _frame(page: OfflinePage) -> str:
    """Title, marking, legend and foot over the map."""
    rows = "".join(
        f'<li><i style="background:{_look(one, page.colours)["color"]}"></i>{escape(page.labels[at])}</li>'
        for at, one in reversed(list(enumerate(page.classes)))
        if page.labels.get(at)
    )
    marking = f'<b class="marking">{escape(page.marking)}</b>' if page.marking else ""
    foot = " · ".join(escape(line) for line in page.foot if line)
    return (
        f"<header>{marking}<h1>{escape(page.title)}</h1></header>"
        f"<aside><h2>{escape(page.legend_title)}</h2><ul>{rows}</ul></aside><footer>{foot}</footer>"
    )


def _feature(one: PlacedClass, placed: Placed, label: str) -> dict[str, object]:
    places = [list(place) for place in placed.places]
    shape: dict[str, object] = {"type": "LineString", "coordinates": places}
    if len(places) == 1:
        shape = {"type": "Point", "coordinates": places[0]}
    elif placed.is_area:
        shape = {"type": "Polygon", "coordinates": [places]}
    return {
        "type": "Feature",
        "geometry": shape,
        "properties": {"name": _guarded(placed.name), "what": _guarded(label), "always": one.layer == "drawings"},
    }


def _guarded(text: str) -> str:
    return text.replace(_BRACE, "\ufffd").replace("{", _BRACE)


def _look(one: PlacedClass, colours: Mapping[str, str]) -> dict[str, object]:
    rule = one.rule
    token = str(rule.get("colour", "")) or ("map_river" if one.layer.endswith("rivers") else "map_border")
    ink = colours.get(token, colours["text"])
    width = rule.get("width", 1)
    fill = rule.get("fill", 0.85 if len(one.placed) and len(one.placed[0].places) == 1 else 0)
    return {
        "color": ink,
        "weight": width if isinstance(width, int | float) else 1,
        "opacity": rule.get("alpha", 0.9),
        "fillColor": ink,
        "fillOpacity": fill,
        "dashArray": " ".join(map(str, dash)) if isinstance(dash := rule.get("dash"), list) else None,
    }


def _radius(one: PlacedClass) -> float:
    return 3 if one.rule.get("symbol") in ("dot", "tick") else 5
