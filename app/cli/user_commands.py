"""`user`: who may sign in, as what, in which room, until when."""

from __future__ import annotations

import argparse
import getpass
import json
import os
from collections.abc import Callable
from datetime import date

from app.bootstrap import Program
from app.domain.access import Actor, Role
from app.domain.key import new_key
from app.domain.labels import label
from app.domain.password_rules import is_locked
from app.errors import InputRefused
from app.services.user_desk import NewUser, end_of


def user(program: Program, actor: Actor, options: argparse.Namespace) -> int:
    """`user add|change|passwd|disable|enable|unlock|list`."""
    desk, act_id = program.user_desk, new_key()
    by_login: dict[str, Callable[..., None]] = {"disable": desk.disable, "enable": desk.enable, "unlock": desk.unlock}
    if options.act in ("add", "change"):
        role, room_id = Role(options.role.upper().replace("-", "_")), _room(program, options.room)
        expires_at = end_of(_day(options.until)) if options.until else None
        if options.act == "add":
            secret = _new_password(program)
            desk.add(actor, act_id, NewUser(options.login, options.name, role, secret, room_id, expires_at))
        else:
            desk.change(actor, act_id, options.login, role=role, room_id=room_id, expires_at=expires_at)
    elif options.act == "passwd":
        desk.change_password(actor, act_id, login=options.login, password=_new_password(program))
    elif options.act in by_login:
        by_login[options.act](actor, act_id, login=options.login)
    else:
        _list(program, actor, as_json=options.json)
    return 0


def _list(program: Program, actor: Actor, *, as_json: bool) -> None:
    say, now, rooms = program.wording.say, program.now(), program.user_desk.rooms()
    found = program.user_desk.users(actor)
    if as_json:
        rows = [
            {
                "login": one.login,
                "name": one.name,
                "role": one.role.value,
                "room": rooms.get(one.room_id or "", ""),
                "until": None if one.expires_at is None else one.expires_at.isoformat(),
                "disabled": one.is_closed(now),
                "locked": is_locked(one, now),
            }
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    for one in found:
        marks = [say("disabled")] * one.is_closed(now) + [say("locked")] * is_locked(one, now)
        print("\t".join((one.login, one.name, say(label(one.role)), rooms.get(one.room_id or "", ""), *marks)).rstrip())


def _room(program: Program, said: str) -> str | None:
    """The key of the room of this name; none is the whole county."""
    if not said:
        return None
    found = [key for key, name in program.user_desk.rooms().items() if said in (key, name)]
    if len(found) != 1:
        raise InputRefused("There is no police room {room}. Nothing was changed; give its name.", room=said)
    return found[0]


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise InputRefused("{text} is no day; write it as 2026-12-31. Nothing was changed.", text=said) from error


def _new_password(program: Program) -> str:
    """From ONEMAP_NEW_PASSWORD for scripts, else asked for without showing it."""
    return os.environ.get("ONEMAP_NEW_PASSWORD") or getpass.getpass(program.wording.say("New password: "))
