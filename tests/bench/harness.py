"""Runs the benches of the named areas: `python -m tests.bench.harness AREA ... [--json FILE]` (`dev.py bench`).

A bench is a function `bench_...` without arguments in `tests/bench/<area>/bench_*.py` that returns a `Figure`, or
returns or yields several. A bench whose peer is missing raises `PeerNotInstalled` after its other figures, or yields
`Figure.skipped`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench.figure import Figure, PeerNotInstalled

BENCHES = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run, print and write; 1 if a figure missed its goal or a bench broke down."""
    parser = argparse.ArgumentParser(prog="harness")
    parser.add_argument("areas", nargs="+")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.list:
        print(*(f"{area:<8} {bench.__name__}" for area in asked.areas for bench in benches_of(area)), sep="\n")
        return 0
    figures: list[Figure] = []
    broken = 0
    for area in asked.areas:
        benches = list(benches_of(area))
        if not benches:
            print(f"{area}: no benches yet", flush=True)
        for bench in benches:
            figures, failed = take(area, bench, figures)
            broken += failed
    if asked.json is not None:
        asked.json.write_text(json.dumps([asdict(it) for it in figures], ensure_ascii=False, indent=1) + "\n", "utf-8")
    missed = [it for it in figures if it.met is False]
    skipped = [it for it in figures if it.is_skipped]
    print(
        f"\n{len(figures)} figures: {sum(1 for it in figures if it.met)} met their goal, {len(missed)} missed it,",
        end="",
    )
    print(f" {len(skipped)} skipped; {broken} benches broke down", flush=True)
    return 1 if missed or broken else 0


def benches_of(area: str, folder: Path = BENCHES) -> Iterator[Callable[[], Figure | Iterable[Figure]]]:
    """The bench functions of one area, in the order of their files and of their lines."""
    for file in sorted((folder / area).glob("bench_*.py")):
        module = importlib.import_module(f"tests.bench.{area}.{file.stem}")
        yield from (act for name, act in vars(module).items() if name.startswith("bench_") and callable(act))


def take(area: str, bench: Callable[[], Figure | Iterable[Figure]], before: list[Figure]) -> tuple[list[Figure], bool]:
    """`before` and what `bench` gives, each printed as it comes; and whether the bench broke down."""
    figures = list(before)
    try:
        given = bench()
        for figure in [given] if isinstance(given, Figure) else given:
            figures.append(figure)
            print(row(figure), flush=True)
    except PeerNotInstalled as missing:
        figures.append(Figure.skipped(area, bench.__name__.removeprefix("bench_").replace("_", " "), "", missing.peer))
        print(row(figures[-1]), flush=True)
    except Exception:  # noqa: BLE001  one broken bench must not hide the figures of the others
        traceback.print_exc()
        print(f"{area:<8} {bench.__name__}: broke down, see above", flush=True)
        return figures, True
    return figures, False


def row(figure: Figure) -> str:
    """One line of the table."""
    if figure.is_skipped:
        return f"{figure.area:<8} {figure.name:<58} skipped without {figure.peer}"
    verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
    peer = f"{figure.peer} {figure.peer_figure:.4g} {figure.unit}" if figure.peer_figure is not None else ""
    measured = f"{figure.figure:>9.4g} {figure.unit:<6}"
    return f"{figure.area:<8} {figure.name:<58} {measured} {figure.goal:<32} {verdict:<6} {peer}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
