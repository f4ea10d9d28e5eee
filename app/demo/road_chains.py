"""From links of a grid to stretches of road: cut at junctions, rounded between them."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from app.demo.county_frame import Floats


def chained(links: dict[tuple[int, int], int]) -> tuple[list[list[int]], list[int]]:
    """Maximal runs of links of one rank between junctions, as node lists, with their ranks.

    A junction is a node where not exactly two links of one rank meet.
    """
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in sorted(links):
        beside[one].append(other)
        beside[other].append(one)

    def rank(one: int, other: int) -> int:
        return links[(one, other) if one < other else (other, one)]

    junctions = [
        node for node, near in sorted(beside.items()) if len(near) != 2 or rank(node, near[0]) != rank(node, near[1])
    ]
    ends = set(junctions)
    done: set[tuple[int, int]] = set()
    chains: list[list[int]] = []
    ranks: list[int] = []
    for start in junctions:
        for first in beside[start]:
            if (start, first) in done:
                continue
            chain = [start, first]
            while chain[-1] not in ends:
                near = beside[chain[-1]]
                chain.append(near[0] if near[0] != chain[-2] else near[1])
            done |= {(chain[0], chain[1]), (chain[-1], chain[-2])}
            chains.append(chain)
            ranks.append(rank(start, first))
    return chains, ranks


def smoothed(line: Floats, times: int) -> Floats:
    """A line with its corners cut (Chaikin), its ends kept."""
    for _ in range(times if len(line) > 2 else 0):
        near = 0.75 * line[:-1] + 0.25 * line[1:]
        far = 0.25 * line[:-1] + 0.75 * line[1:]
        cut = np.empty((2 * len(near), 2))
        cut[0::2], cut[1::2] = near, far
        line = np.concatenate([line[:1], cut[1:-1], line[-1:]])
    return line
