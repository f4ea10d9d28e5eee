"""The map's document, made by folium: the only place that knows folium (see `kept_document` for when).

Everything remote that folium names is left out (we need neither jquery, bootstrap nor icon fonts) or replaced by what
lies in `resources/web/vendor/`. Folium writes its script and style into the document; both are moved into files of our
own scheme, so that the content policy can forbid inline script and style altogether.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import folium

from app.ui.map.map_scheme import SITE, HomeView

SCRIPTS = ("vendor/leaflet.js", "qwebchannel.js")
STYLES = ("vendor/leaflet.css", "map.css", "css/map.css")
MODULE = "js/main.js"
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
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
