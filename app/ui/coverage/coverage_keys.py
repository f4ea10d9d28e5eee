"""The keys of the windows of coverage and of visit needs: a part of `ACTIONS`."""

from __future__ import annotations

from app.ui.acts import Act, Where

COVERAGE_KEYS: tuple[Act, ...] = (
    Act("coverage", "Coverage: what was seen …", ("Ctrl+Alt+C",), Where.WINDOW),
    Act("visit_needs", "Visit needs …", ("Ctrl+Alt+V",), Where.WINDOW),
    Act("coverage_span", "Next span", ("G",), Where.COVERAGE),
    Act("coverage_earlier", "Night before", ("[",), Where.COVERAGE),
    Act("coverage_later", "Night after", ("]",), Where.COVERAGE),
    Act("coverage_list", "Next list", ("L",), Where.COVERAGE),
    Act("coverage_locate", "Show on the map", ("Space",), Where.COVERAGE),
    Act("coverage_lines", "Lines by age on the map", ("D",), Where.COVERAGE),
    Act("coverage_need", "Need of this one alone …", ("N",), Where.COVERAGE),
    Act("coverage_again", "Reckon anew", ("R",), Where.COVERAGE),
    Act("coverage_export", "Write a file …", ("Ctrl+E",), Where.COVERAGE),
    Act("coverage_print", "On paper …", ("P",), Where.COVERAGE),
    Act("need_ask", "Ask this", ("Ctrl+Enter", "Ctrl+Return"), Where.NEEDS),
    Act("need_end", "Ask no more …", ("X",), Where.NEEDS),
    Act("need_new", "New need", ("N",), Where.NEEDS),
)
