"""What rings when: played second by second on a clock that the test holds."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app.domain.alert import Alert, AlertState, Severity
from app.domain.alert_kinds import AlertKinds, AlertManner
from app.ui.alerts.sound_policy import EACH, MUTE_FOR, Heard, Sound, Sounding, Why, next_sound
from tests.ui import invented

KINDS = AlertKinds()
START = invented.NOW
SHIFT = START - timedelta(hours=3)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def raised(key: str, seconds: float, severity: Severity = Severity.HIGH, **more: object) -> Alert:
    return replace(invented.alert(key, severity=severity), raised_at=at(seconds), **more)  # type: ignore[arg-type]


def play(
    alerts: Sequence[Alert] | Callable[[float], Sequence[Alert]],
    seconds: int,
    heard: Heard | None = None,
    kinds: AlertKinds = KINDS,
    since: datetime = SHIFT,
) -> list[Sounding]:
    """Every sound of so many seconds, asked for once a second."""
    heard = heard or Heard(START)
    told: list[Sounding] = []
    for second in range(int((heard.began - START).total_seconds()), seconds + 1):
        stand = (
            alerts(second) if callable(alerts) else [one for one in alerts if (one.raised_at or START) <= at(second)]
        )
        sounding, heard = next_sound(stand, kinds, since, at(second), heard)
        if sounding is not None:
            told.append(sounding)
    return told


def times(told: Sequence[Sounding]) -> list[tuple[float, Sound]]:
    return [((one.at - START).total_seconds(), one.sound) for one in told]


def test_a_new_alert_rings_once_in_the_sound_of_its_severity() -> None:
    told = play([raised("a", 2, Severity.MEDIUM)], 600)
    assert times(told) == [(2, Sound.MEDIUM)]
    assert told[0].why is Why.NEW


def test_a_critical_alert_rings_every_15_seconds_until_somebody_takes_it() -> None:
    waiting = raised("a", 1, Severity.CRITICAL)
    taken = replace(waiting, state=AlertState.ACKED, acknowledged_at=at(40))
    told = play(lambda second: [taken if second >= 40 else waiting] if second >= 1 else [], 120)
    assert times(told) == [(1, Sound.CRITICAL), (16, Sound.CRITICAL), (31, Sound.CRITICAL)]
    assert [one.why for one in told] == [Why.NEW, Why.STILL, Why.STILL]


def test_a_second_alert_of_the_class_waits_for_the_15_seconds_and_is_not_lost() -> None:
    told = play([raised("a", 2), raised("b", 5)], 60)
    assert times(told) == [(2, Sound.HIGH), (17, Sound.HIGH)]
    assert [one.id for one in told[1].alerts] == ["b"]


def test_more_than_three_new_ones_ring_as_one_summary() -> None:
    told = play([raised(f"a{n}", 3, Severity.LOW) for n in range(40)], 60)
    assert times(told) == [(3, Sound.SUMMARY)]
    assert (told[0].why, len(told[0].alerts)) == (Why.MANY_NEW, 40)
    assert times(play([raised(f"a{n}", 3, Severity.LOW) for n in range(3)], 60)) == [(3, Sound.LOW)]


def test_a_flood_does_not_drown_the_critical_one() -> None:
    flood = [raised(f"a{n}", n / 10, Severity.MEDIUM) for n in range(300)]
    told = play([*flood, raised("c", 8, Severity.CRITICAL)], 29)
    assert (8, Sound.CRITICAL) in times(told)
    gaps = [one for one in times(told) if one[1] is Sound.SUMMARY]
    assert all(later[0] - earlier[0] >= 15 for earlier, later in itertools.pairwise(gaps))


def test_one_sound_ends_before_the_next_begins() -> None:
    told = play([raised("a", 1), raised("b", 1, Severity.LOW), raised("c", 1, Severity.CRITICAL)], 14)
    assert times(told) == [(1, Sound.CRITICAL), (4, Sound.HIGH), (7, Sound.LOW)]


def test_whatever_waits_is_said_again_each_quarter_of_an_hour() -> None:
    told = play([raised("a", 2)], 1_900)
    assert times(told) == [(2, Sound.HIGH), (902, Sound.NAG), (1_802, Sound.NAG)]


def test_after_a_restart_the_reminder_comes_when_it_would_have_come() -> None:
    alert = raised("a", 2)
    assert times(play([alert], 1_000, Heard(at(400)))) == [(400, Sound.SUMMARY), (902, Sound.NAG)]


def test_what_waited_when_the_desk_was_opened_rings_at_once_as_one_and_nothing_of_an_earlier_shift() -> None:
    waited = [raised("a", -120), raised("b", -60, Severity.LOW), raised("old", -4 * 3_600)]
    told = play([*waited, raised("new", 30)], 100)
    assert times(told) == [(0, Sound.SUMMARY), (30, Sound.HIGH)]
    assert (told[0].why, {one.id for one in told[0].alerts}) == (Why.WAITING, {"a", "b"})
    assert play([waited[2]], 100) == []


def test_after_a_restart_a_critical_alert_of_this_shift_rings_on() -> None:
    alert = raised("a", -600, Severity.CRITICAL)
    assert times(play([alert], 16))[:2] == [(0, Sound.CRITICAL), (15, Sound.CRITICAL)]


def test_nothing_older_than_the_shift_rings_unasked() -> None:
    old = [raised("a", -4 * 3_600, Severity.CRITICAL), raised("b", -4 * 3_600)]
    assert play(old, 2_000) == []


def test_ones_own_act_is_silent() -> None:
    alert = raised("a", 10)
    assert play([alert], 60, Heard(START).after_act(["a"], at(9.5))) == []
    again = raised("c", -30, Severity.CRITICAL)
    told = play([again], 40, Heard(START).after_act(["c"], START))
    assert times(told) == [(15, Sound.CRITICAL), (30, Sound.CRITICAL)]


def test_an_escalation_is_a_sound_of_its_own_once_each_time() -> None:
    before = raised("a", -200, escalation=0)
    once = replace(before, escalation=1, escalated_at=at(5))
    twice = replace(before, escalation=2, escalated_at=at(65))
    told = play(lambda second: [before if second < 5 else once if second < 65 else twice], 120)
    assert [one for one in times(told) if one[1] is Sound.ESCALATION] == [(5, Sound.ESCALATION), (65, Sound.ESCALATION)]


def test_a_mute_silences_all_but_the_critical_and_is_still_told() -> None:
    muted = replace(Heard(START), muted_until=START + MUTE_FOR)
    told = play([raised("a", 2), raised("c", 20, Severity.CRITICAL)], 30, muted)
    assert [(one.sound, one.muted) for one in told] == [(Sound.HIGH, True), (Sound.CRITICAL, False)]
    late = play([raised("b", 301)], 310, muted)
    assert [one.muted for one in late] == [False]


def test_a_kind_that_is_kept_quiet_never_rings() -> None:
    kinds = AlertKinds(manners={invented.alert().kind: AlertManner(rings=False)})
    assert play([raised("a", 2, Severity.CRITICAL)], 60, kinds=kinds) == []


def test_shelved_and_taken_alerts_are_silent() -> None:
    quiet = [raised("a", 2, state=AlertState.SHELVED), raised("b", 2, state=AlertState.ACKED)]
    assert play(quiet, 1_000) == []


def test_the_alarm_test_rings_and_says_that_it_is_one() -> None:
    muted = replace(Heard(START), muted_until=START + MUTE_FOR)
    told = play([raised("t", 2, is_test=True)], 10, muted)
    assert [(one.sound, one.why, one.muted) for one in told] == [(Sound.HIGH, Why.TEST, False)]


def test_a_clock_that_is_put_back_neither_silences_nor_repeats() -> None:
    heard = Heard(START)
    _, heard = next_sound([raised("a", 0)], KINDS, SHIFT, at(1), heard)
    back = START - timedelta(hours=1)
    quiet, heard = next_sound([raised("a", 0)], KINDS, SHIFT - timedelta(hours=1), back, heard)
    assert quiet is None or quiet.sound is Sound.HIGH
    fresh = replace(invented.alert("n", severity=Severity.LOW), raised_at=back + EACH)
    sounding, _ = next_sound([fresh], KINDS, SHIFT - timedelta(hours=1), back + EACH, heard)
    assert sounding is not None
    assert sounding.sound is Sound.LOW


def test_after_the_clock_was_put_back_the_same_class_rings_once_for_each_new_alert() -> None:
    shift = SHIFT - timedelta(hours=2)
    before, back = raised("a", 1), START - timedelta(hours=1)
    first, heard = next_sound([before], KINDS, shift, at(2), Heard(START))
    assert first is not None
    told: list[Sounding] = []
    later = replace(invented.alert("b", severity=Severity.HIGH), raised_at=back + timedelta(seconds=20))
    for second in range(800):
        now = back + timedelta(seconds=second)
        stand = [before, later] if second >= 20 else [before]
        sounding, heard = next_sound(stand, KINDS, shift, now, heard)
        if sounding is not None:
            told.append(sounding)
    assert [((one.at - back).total_seconds(), one.sound) for one in told] == [(20, Sound.HIGH)]
    assert [one.id for one in told[0].alerts] == ["b"], "what rang before the leap is no news"


def test_an_alert_of_a_time_to_come_rings_once_and_hides_no_later_one() -> None:
    ahead, later = raised("a", 3_600), raised("b", 30)
    told = play(lambda second: [ahead, later] if second >= 30 else [ahead] if second >= 2 else [], 800)
    assert [((one.at - START).total_seconds(), one.alerts[0].id) for one in told] == [(2, "a"), (30, "b")]


def test_a_mute_is_not_longer_for_a_clock_that_was_put_back() -> None:
    heard = replace(Heard(START), muted_until=START + MUTE_FOR)
    back = START - timedelta(hours=1)
    _, heard = next_sound([], KINDS, SHIFT, back, heard)
    assert not heard.is_muted(back + MUTE_FOR)
