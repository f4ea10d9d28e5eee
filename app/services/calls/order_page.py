"""The order sheet as a page for the printer, with codes that a phone can navigate by."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.services.calls.order_sheet import Navigation
from app.services.qr_code import qr_png


@dataclass(frozen=True)
class OrderPage:
    """What stands on it, in the language of the desk. `rows` are name and value, `lists` a heading and its lines;
    `unit`, `call_sign`, `phone` are whom it goes to, empty where nobody is sent yet."""

    heading: str
    title: str
    unit: str
    call_sign: str
    phone: str
    place: str
    navigation: Navigation | None
    rows: Sequence[tuple[str, str]]
    lists: Sequence[tuple[str, Sequence[str]]]
    shifted_name: str

    def with_row(self, name: str, value: str) -> OrderPage:
        """The same with another value in the row of this name."""
        rows = [(name, value) if one == name else (one, was) for one, was in self.rows]
        return replace(self, rows=rows)


def codes(page: OrderPage) -> list[tuple[str, str, str]]:
    """For each datum what the code says, how it is called, and the degrees as they are read out."""
    to = page.navigation
    if to is None:
        return []
    return [(to.geo_wgs84, "WGS-84", to.wgs84), (to.geo_gcj02, page.shifted_name, to.gcj02)]


def page_html(page: OrderPage) -> str:
    """The page; every text is escaped, whatever a caller said."""
    body = [
        f"<h2>{_safe(page.heading)}</h2>",
        f"<h1>{_safe(page.title)}</h1>",
        "<h1>" + " &nbsp; ".join(_safe(word) for word in (page.unit, page.call_sign, page.phone) if word) + "</h1>",
        f"<h2>{_safe(page.place)}</h2>",
        "<table>",
        *(
            f"<tr><td><b>{_safe(name)}</b>&nbsp;&nbsp;</td><td>{_safe(value)}</td></tr>"
            for name, value in page.rows
            if value
        ),
        "</table>",
    ]
    pictures = "".join(
        f"<td align='center'><img width='170' height='170' src='data:image/png;base64,{_base64(qr_png(text))}'/>"
        f"<br/>{_safe(name)}<br/>{_safe(degrees)}</td>"
        for text, name, degrees in codes(page)
    )
    if pictures:
        body.append(f"<table width='100%'><tr>{pictures}</tr></table>")
    for title, lines in page.lists:
        if lines:
            body += [f"<p><b>{_safe(title)}</b></p><ul>", *(f"<li>{_safe(line)}</li>" for line in lines), "</ul>"]
    return "<html><body style='font-size: 12pt'>" + "".join(body) + "</body></html>"


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _safe(text: str) -> str:
    return html.escape(text)
