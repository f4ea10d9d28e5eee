"""What a proposed night keeps to: D.11's vectors, chances that are met, roads, times and the bound."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
import shapely
from scipy.sparse import csr_array

from app.analysis.patrol_proposal.chances import comb, marginals, share
from app.analysis.patrol_proposal.demands import Demands, faded, overdue_times, risk_of
from app.analysis.patrol_proposal.division import divided
from app.analysis.patrol_proposal.night import AGAIN_MIN, DWELL_MIN, LATE_START_MIN, Night, NightTask, propose
from app.analysis.patrol_proposal.round_model import RoundTask, plan_round
from app.analysis.patrol_proposal.stands import covering
from app.analysis.road_graph import routable
from app.analysis.travel import RoadNetwork, TravelNetwork

WEST, SOUTH, STEP = 107.4, 37.1, 0.02
"""A grid of roads 0.02 degrees apart: some 1.8 by 2.2 km."""


def a_road_grid(size: int = 6) -> RoadNetwork:
    far = (size - 1) * STEP
    along = [shapely.LineString([(WEST, SOUTH + n * STEP), (WEST + far, SOUTH + n * STEP)]) for n in range(size)]
    across = [shapely.LineString([(WEST + n * STEP, SOUTH), (WEST + n * STEP, SOUTH + far)]) for n in range(size)]
    graph = routable(np.array([*along, *across], dtype=object))
    return RoadNetwork(graph, graph.length_m / (40 / 3.6), np.zeros(len(graph.edges), dtype=np.int64))


def a_night(*, seed: str = "a1", risk_part: float = 0.5, minutes: int = 480, crews: tuple[int, ...] = (2, 1)) -> Night:
    return propose(a_task(seed=seed, risk_part=risk_part, minutes=minutes, crews=crews), lambda _done, _of: None)


def a_task(*, seed: str, risk_part: float, minutes: int, crews: tuple[int, ...]) -> NightTask:
    roads = a_road_grid()
    chance = np.random.default_rng(7)
    corner = np.array([WEST, SOUTH])
    nodes = np.array([(x, y) for x in range(6) for y in range(6)], dtype=np.float64) * STEP + corner
    places = np.repeat(nodes, 4, axis=0) + chance.uniform(-0.0015, 0.0015, (144, 2))
    overdue = chance.choice([0.0, 1.5, 3.0], size=144)
    risk = np.where(chance.random(144) < 0.1, 4.0, 0.2)
    demands = Demands(places[:, 0], places[:, 1], overdue, risk, risk_part)
    starts = np.array([[WEST, SOUTH], [WEST + 5 * STEP, SOUTH + 5 * STEP]])[: len(crews)]
    return NightTask(
        roads, np.ones(len(roads.seconds)), demands, [f"井{at}" for at in range(144)], starts,
        np.array(crews, dtype=np.int64), minutes, seed, 10.0,
    )  # fmt: skip


@pytest.fixture(scope="module")
def night() -> Night:
    return a_night()


def test_the_chances_are_those_of_the_game_that_the_domain_gives() -> None:
    chances, unwatched = marginals(np.array([10.0, 6.0, 4.0, 2.0]), 1.5)
    assert chances == pytest.approx([0.7097, 0.5161, 0.2742, 0.0], abs=5e-5)
    assert unwatched == pytest.approx(2.9032, abs=5e-5)


def test_looks_for_every_place_leave_nothing_to_chance_and_worthless_places_get_none() -> None:
    chances, unwatched = marginals(np.array([3.0, 0.0, 1.0]), 5.0)
    assert chances.tolist() == [1.0, 0.0, 1.0]
    assert unwatched == pytest.approx(0.0)


def test_a_draw_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    chances, names = np.full(40, 0.25), [f"井{at}" for at in range(40)]
    first = comb(chances, names, "a1", 1)
    assert len(first) == 10
    assert comb(chances, names, "a1", 1).tolist() == first.tolist()
    assert comb(chances, names, "a1", 2).tolist() != first.tolist()
    assert comb(chances, names, "b2", 1).tolist() != first.tolist()
    assert share("a1", 1, "井3") == pytest.approx(0.109328, abs=1e-6), "SHA-256 of the words, by any tool"


def test_over_many_draws_each_place_comes_up_as_often_as_its_chance_says() -> None:
    chances, _ = marginals(np.array([10.0, 6.0, 4.0, 2.0]), 1.5)
    names = ["甲", "乙", "丙", "丁"]
    draws = [comb(chances, names, f"seed {at}", 1) for at in range(4_000)]
    met = np.bincount(np.concatenate(draws), minlength=4) / len(draws)
    assert met == pytest.approx(chances, abs=0.025)
    assert {len(one) for one in draws} <= {1, 2}


def test_stands_cover_as_much_as_the_vector_of_the_domain_says() -> None:
    cost = np.array([[0, 4, 9, 12], [3, 0, 6, 9], [8, 5, 0, 4], [12, 9, 4, 0], [7, 6, 5, 3]], dtype=np.float64)
    weights, covers = np.array([5.0, 3.0, 4.0, 2.0, 6.0]), csr_array((cost <= 4.0).astype(np.float64))
    one, two = covering(weights, covers, 1, 5.0), covering(weights, covers, 2, 5.0)
    assert (one.chosen.tolist(), one.covered, one.bound) == ([3], 12.0, 12.0)
    assert (two.covered, two.bound) == (20.0, 20.0)


def test_ground_is_shared_by_the_number_of_crews_and_what_nobody_reaches_is_left_out() -> None:
    seconds = np.array([[100.0, 200, 300, 400, 9_000], [400.0, 300, 200, 100, 9_000]])
    owner = divided(np.ones(5), seconds, np.array([1, 1]), 2_700.0)
    assert owner.tolist() == [0, 0, 1, 1, -1]
    three_to_one = divided(np.ones(5), seconds, np.array([3, 1]), 2_700.0)
    assert three_to_one.tolist()[:3] == [0, 0, 0]


def test_a_round_is_as_good_as_the_best_of_all_orders() -> None:
    chance = np.random.default_rng(3)
    places = chance.uniform(0, 10, (6, 2))
    between = np.ceil(np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) / 1.5)
    values, dwell = np.array([5.0, 4, 7, 3, 6, 2]), np.full(6, 3)
    from_crew = between[:1]
    task = RoundTask(
        values, dwell, np.zeros(6, dtype=np.int64), from_crew, between, between[0], np.array([0]), 24, goes_home=True
    )
    best = 0.0
    for size in range(1, 7):
        for order in itertools.permutations(range(6), size):
            at, step = -1, 0.0
            for one in order:
                step += (from_crew[0, one] if at < 0 else between[at, one]) + dwell[one]
                at = one
            if step + between[0, at] <= 24:
                best = max(best, float(values[list(order)].sum()))
    found = plan_round(task, 10.0)
    assert found.value == pytest.approx(best)
    assert best <= found.bound <= 1.011 * best


def test_a_place_that_was_just_stopped_at_is_not_stopped_at_before_its_time() -> None:
    task = RoundTask(
        np.array([1.0]), np.array([2]), np.array([20]), np.array([[1.0]]), np.zeros((1, 1)), np.array([1.0]),
        np.array([0]), 24, goes_home=False,
    )  # fmt: skip
    assert plan_round(task, 5.0).stops == ((0,),)
    too_late = RoundTask(
        np.array([1.0]), np.array([2]), np.array([23]), np.array([[1.0]]), np.zeros((1, 1)), np.array([1.0]),
        np.array([0]), 24, goes_home=False,
    )  # fmt: skip
    assert plan_round(too_late, 5.0).stops == ((),)


def test_overdue_weighs_from_the_interval_on_and_at_most_threefold() -> None:
    gap, every = np.array([10.0, 24.0, 48.0, np.inf]), np.full(4, 24.0)
    assert overdue_times(gap, every).tolist() == [0.0, 1.0, 2.0, 3.0]


def test_risk_is_incidents_a_square_kilometre_and_fades() -> None:
    risk = risk_of(np.array([[0.0, 0.0], [2_000.0, 0.0]]), np.array([[0.0, 0.0]]), faded(np.array([90.0])))
    assert risk == pytest.approx([0.5 * 3.0 / (np.pi * 1.5**2), 0.0])


def test_a_proposed_night_tells_its_bound_and_comes_near_it(night: Night) -> None:
    assert night.rounds == 4
    assert 0.0 < night.value <= night.bound
    assert night.gap < 0.25
    assert len(night.beats) == 3


def test_stops_last_10_to_16_minutes_and_the_way_between_can_be_driven(night: Night) -> None:
    task = a_task(seed="a1", risk_part=0.5, minutes=480, crews=(2, 1))
    network = TravelNetwork(task.roads, task.factors)
    for beat in night.beats:
        assert len(beat.stops) >= 10
        before, place = LATE_START_MIN * 1.0, task.starts[beat.start]
        for number, stop in enumerate(beat.stops):
            assert DWELL_MIN[0] <= stop.dwell_min <= DWELL_MIN[1]
            here = task.demands.places[stop.place]
            seconds, _ = network.spread(network.snap(place[None, :])).arrival(network.snap(here[None, :]))
            least = (0.0 if number == 0 else before) + float(seconds[0]) / 60.0
            assert stop.arrives_min >= least - 1e-6
            assert np.allclose(stop.way[[0, -1]], [place, here])
            before, place = stop.arrives_min + stop.dwell_min, here
        assert beat.home_min <= 480.0


def test_what_is_at_risk_is_looked_at_about_every_two_hours_and_never_on_its_heels() -> None:
    risky = a_night(risk_part=1.0)
    times: dict[int, list[float]] = {}
    for beat in risky.beats:
        for stop in beat.stops:
            times.setdefault(stop.place, []).append(stop.arrives_min)
    often = {place: sorted(told) for place, told in times.items() if len(told) >= 3}
    assert often
    for told in often.values():
        gaps = np.diff(told)
        assert gaps.min() >= AGAIN_MIN
    assert 75.0 <= np.median(np.concatenate([np.diff(told) for told in often.values()])) <= 165.0


def test_what_is_overdue_is_looked_at_once() -> None:
    overdue = a_night(risk_part=0.0)
    places = [stop.place for beat in overdue.beats for stop in beat.stops]
    assert len(places) == len(set(places))


def test_the_same_seed_gives_the_same_night_and_another_seed_another(night: Night) -> None:
    def told(one: Night) -> list[tuple[int, float]]:
        return [(stop.place, stop.arrives_min) for beat in one.beats for stop in beat.stops]

    assert told(a_night()) == told(night)
    assert told(a_night(seed="b2")) != told(night)


def test_a_start_that_no_road_leads_to_gets_no_beat_and_stops_no_other() -> None:
    task = a_task(seed="a1", risk_part=0.5, minutes=240, crews=(1, 1))
    far = task.starts.copy()
    far[1] += 3.0
    lonely = replace(task, starts=far)
    found = propose(lonely, lambda _done, _of: None)
    assert [bool(one.stops) for one in found.beats] == [True, False]
