"""The page's own address space: what it answers, and what it keeps out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.paths import resources
from app.ui.map.map_scheme import MapSite, channel_script, tile_of
from tests.map_desk import MapDesk

WEB, STYLES = resources() / "web", resources() / "styles"


@pytest.fixture
def site() -> MapSite:
    return MapSite(WEB, STYLES, {"map.html": b"<p>"}, {"wells.bin": b"1234"}.get)


@pytest.mark.parametrize(
    ("path", "mime"),
    [
        ("map.html", "text/html"),
        ("js/main.js", "text/javascript"),
        ("css/map.css", "text/css"),
        ("legend.json", "application/json"),
        ("tokens.json", "application/json"),
        ("vendor/leaflet.js", "text/javascript"),
        ("layers/wells.bin", "application/octet-stream"),
    ],
)
def test_what_ships_and_what_is_shown_is_answered_with_its_type(site: MapSite, path: str, mime: str) -> None:
    reply = site.reply(path)
    assert reply is not None
    assert reply.mime == mime
    assert reply.body


@pytest.mark.parametrize(
    "path",
    [
        "",
        "js",
        "js/none.js",
        "vendor/VENDOR.md",
        "../styles/tokens.json",
        "js/../../styles/tokens.json",
        "/etc/passwd",
        "layers/secret.bin",
        "layers/../legend.json",
    ],
)
def test_nothing_else_is_answered(site: MapSite, path: str) -> None:
    assert site.reply(path) is None


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    web = tmp_path / "web"
    web.mkdir()
    (tmp_path / "secret.json").write_text("{}")
    (web / "link.json").symlink_to(tmp_path / "secret.json")
    assert MapSite(web, tmp_path, {}, lambda _path: None).reply("link.json") is None


@pytest.mark.parametrize(
    ("path", "tile"),
    [
        ("tiles/base/3/1/7", ("base", 3, 1, 7)),
        ("tiles/base/3/8/1", None),
        ("tiles/base/3/-1/1", None),
        ("tiles/base/99/1/1", None),
        ("tiles/base/3/1", None),
        ("tiles/base/x/1/1", None),
    ],
)
def test_only_tiles_of_the_world_are_looked_up(path: str, tile: tuple[str, int, int, int] | None) -> None:
    assert tile_of(path) == tile


def test_the_channels_script_comes_out_of_qt(qapp: object) -> None:
    assert b"QWebChannel" in channel_script()


@pytest.mark.page
def test_the_page_has_asked_for_nothing_outside_its_own_scheme(desk: MapDesk) -> None:
    assert desk.view.requests.blocked == []
    named = desk.ask("[...document.querySelectorAll('script, link, img')].map((node) => node.src || node.href)")
    assert len(named) >= 6
    assert all(name.startswith("onemap://desk/") for name in named)


@pytest.mark.page
def test_no_request_of_the_page_leaves_the_program(desk: MapDesk) -> None:
    """The policy stops it in the page; were that lifted, the interceptor would."""
    desk.view.page().runJavaScript(
        """window.tried = null;
        (async () => { const out = [];
          for (const url of ["https://example.com/", "http://127.0.0.1:9/", "file:///etc/passwd"])
            await fetch(url).then(() => out.push(url), () => {});
          await fetch("onemap://desk/legend.json", {method: "POST"}).then((r) => r.ok && out.push("POST"), () => {});
          window.tried = out; })()"""
    )
    desk.wait_until(lambda: desk.ask("window.tried") is not None)
    assert desk.ask("window.tried") == []
    desk.failures.clear()


@pytest.mark.page
def test_the_policy_forbids_inline_script_style_and_eval(desk: MapDesk) -> None:
    desk.view.page().runJavaScript(
        """window.tried = (() => { const out = [];
          const script = document.createElement("script"); script.textContent = "window.inlined = 1";
          document.head.append(script);
          if (window.inlined) out.push("script");
          const style = document.createElement("style"); style.textContent = "body { outline: 7px solid red }";
          document.head.append(style);
          if (getComputedStyle(document.body).outlineWidth === "7px") out.push("style");
          const image = document.createElement("div"); image.innerHTML = "<img src=x onerror='window.inlined = 2'>";
          document.body.append(image);
          try { (0, eval)("1"); out.push("eval"); } catch { /* as it should be */ }
          return out; })()"""
    )
    desk.wait_until(lambda: desk.ask("window.tried") is not None)
    assert desk.ask("window.tried") == []
    assert desk.ask("window.inlined") is None
    # The browser says aloud what it refused: that is the policy at work.
    assert any("Content Security Policy" in failure for failure in desk.failures)
    desk.failures.clear()


@pytest.mark.page
def test_the_page_can_be_led_nowhere_else(desk: MapDesk) -> None:
    desk.view.page().runJavaScript("window.location = 'https://example.com/'; window.open('https://example.com/')")
    desk.settle()
    assert desk.ask("location.href") == "onemap://desk/map.html"
    desk.failures.clear()


@pytest.mark.page
def test_an_error_in_the_page_is_told_once(desk: MapDesk) -> None:
    desk.view.bridge.themeChanged.emit("{ this is no JSON")
    desk.wait_until(lambda: bool(desk.failures))
    desk.settle()
    assert len(desk.failures) == 1
    assert "JSON" in desk.failures[0]
    assert "onemap://desk/" in desk.failures[0]
    desk.failures.clear()
