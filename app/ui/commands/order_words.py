"""Orders typed into the command bar: `/新警情 …`, `/派 2组 东滩`, `/s 3队 到达`; English and pinyin initials too.

Pure: text, units and open calls in; what would be done out, the likeliest first. Nothing is done until Enter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.call import Assignment, AssignmentState, Call
from app.domain.pinyin import initials
from app.domain.unit import UnitState
from app.services.field.unit_tracker import UnitNow
from app.ui.calls.call_now import CallNow

T = TypeVar("T")
_NEW = re.compile(r"^(?:新警情|新|xjq|new|n)(?:\s+(?P<rest>.*))?$", re.IGNORECASE | re.DOTALL)
_SEND = re.compile(r"^(?:派警|派|pj|p|send|dispatch)\s+(?P<rest>.+)$", re.IGNORECASE)
_STEP = re.compile(r"^(?:状态|zt|s|status)\s+(?P<rest>.+)$", re.IGNORECASE)
_COUNTER = re.compile(r"^(\d+)\s*(?:组|队|号|#)?$")
STEP_WORDS: dict[AssignmentState, tuple[str, ...]] = {
    AssignmentState.ACCEPTED: ("接令", "接受", "收到", "accepted", "ack"),
    AssignmentState.EN_ROUTE: ("途中", "出发", "出动", "en route", "on the way", "depart"),
    AssignmentState.ON_SCENE: ("到场", "到达", "到", "on scene", "arrived"),
    AssignmentState.FEEDBACK: ("反馈", "回复", "feedback", "report"),
    AssignmentState.RELEASED: ("归队", "释放", "完成", "free", "released", "clear"),
    AssignmentState.DECLINED: ("拒绝", "不能", "declined"),
}
DUTY_WORDS: dict[UnitState, tuple[str, ...]] = {
    UnitState.STANDBY: ("备勤", "待命", "上勤", "standby"),
    UnitState.PATROLLING: ("巡逻", "巡察", "patrolling"),
    UnitState.OFF_DUTY: ("下勤", "下班", "休息", "off duty"),
}
MOST = 6


@dataclass(frozen=True)
class NewCall:
    """Take a call down, `text` written already."""

    text: str


@dataclass(frozen=True)
class SendUnit:
    """Send this unit to this call, by voice."""

    unit: UnitNow
    call: Call


@dataclass(frozen=True)
class StepUnit:
    """This unit has come so far with its call."""

    assignment: Assignment
    call: Call
    to: AssignmentState


@dataclass(frozen=True)
class TellState:
    """This unit, which no call holds, is doing so from now on."""

    unit: UnitNow
    to: UnitState


@dataclass(frozen=True)
class Lacking:
    """It is an order, but something is not known: `what` is an English sentence."""

    what: str


Order = NewCall | SendUnit | StepUnit | TellState | Lacking


def read_orders(line: str, units: Sequence[UnitNow], calls: Sequence[CallNow]) -> Sequence[Order]:
    """What the line orders; nothing where it is no order at all."""
    text = line.strip()
    if not text.startswith(("/", "、")):
        return []
    text = text[1:].strip()
    if (found := _NEW.match(text)) is not None:
        return [NewCall((found["rest"] or "").strip())]
    if (found := _SEND.match(text)) is not None:
        return _sends(found["rest"].split(), units, calls)
    if (found := _STEP.match(text)) is not None:
        words = found["rest"].split()
        return _states(words, units) or _steps(words, calls)
    return []


def _sends(words: Sequence[str], units: Sequence[UnitNow], calls: Sequence[CallNow]) -> Sequence[Order]:
    if not calls:
        return [Lacking("There is no open call to send a unit to.")]
    chosen, rest = _taken(words, units, _unit_names)
    if not chosen:
        return [Lacking("No unit has this name, call sign or code.")]
    wanted = " ".join(rest)
    to = [one.call for one in calls if _fits(wanted, _call_names(one.call))] if wanted else [one.call for one in calls]
    if not to:
        return [Lacking("No open call has this place, title or number.")]
    return [SendUnit(unit, call) for unit in chosen for call in to][:MOST]


def _states(words: Sequence[str], units: Sequence[UnitNow]) -> Sequence[Order]:
    """Of a unit that is told to be on duty or off it; nothing where that is not what the last word says."""
    chosen, rest = _taken(words, units, _unit_names)
    said = " ".join(rest).casefold()
    to = [state for state, names in DUTY_WORDS.items() if said and any(_step_fits(said, (name,)) for name in names)]
    if any(_step_fits(said, names) for names in STEP_WORDS.values()):
        return []
    return [TellState(unit, state) for unit in chosen for state in to][:MOST]


def _steps(words: Sequence[str], calls: Sequence[CallNow]) -> Sequence[Order]:
    sent = [(one, shown.call) for shown in calls for one in shown.sent()]
    if not sent:
        return [Lacking("No unit is sent to a call now.")]
    chosen, rest = _taken(words, sent, lambda pair: (pair[0].unit_name,))
    if not chosen:
        return [Lacking("No unit that is sent has this name, call sign or code.")]
    said = " ".join(rest).casefold()
    steps = [to for to, names in STEP_WORDS.items() if not said or _step_fits(said, names)]
    if not steps:
        return [Lacking("No step is called so: say accepted, on the way, on scene, feedback or released.")]
    return [StepUnit(one, call, to) for one, call in chosen for to in steps if to is not one.state][:MOST]


def _taken(
    words: Sequence[str], among: Sequence[T], names: Callable[[T], Iterable[str]]
) -> tuple[list[T], Sequence[str]]:
    """Those that the longest beginning of `words` means, and the words that are left."""
    for count in range(len(words), 0, -1):
        said = " ".join(words[:count])
        for fits in (_equals, _fits, _has_number):
            found = [one for one in among if fits(said, names(one))]
            if found:
                return found, words[count:]
    return [], words


def _unit_names(one: UnitNow) -> tuple[str, ...]:
    return one.unit.call_sign, one.unit.code, one.unit.name


def _call_names(call: Call) -> tuple[str, ...]:
    return call.number, call.place, call.title, call.asset_code


def _equals(said: str, names: Iterable[str]) -> bool:
    return any(said.casefold() == name.casefold() for name in names)


def _fits(said: str, names: Iterable[str]) -> bool:
    """By what a name contains, or by initials; 2组 is in 巡察2组 and not in 巡察12组."""
    wanted = said.casefold().replace(" ", "")
    begin = r"(?<!\d)" if wanted[:1].isdigit() else ""
    for name in names:
        flat = name.casefold().replace(" ", "")
        if re.search(begin + re.escape(wanted), flat) or wanted in initials(flat):
            return True
    return False


def _has_number(said: str, names: Iterable[str]) -> bool:
    """A bare number, or one with its counter, that stands alone in a name: 3队 may be 联3."""
    number = _COUNTER.match(said.replace(" ", ""))
    return number is not None and any(re.search(rf"(?<!\d){number[1]}(?!\d)", name) for name in names)


def _step_fits(said: str, names: Iterable[str]) -> bool:
    flat = said.replace(" ", "")
    return any(name.replace(" ", "").startswith(flat) or initials(name).startswith(flat) for name in names)
