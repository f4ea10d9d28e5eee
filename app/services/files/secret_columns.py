"""Passwords in a file of the field: they are never kept among the further attributes, which many read and export."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from app.domain.layer_field import folded
from app.domain.sentence import Sentence, sentence

_ANYWHERE = re.compile(
    r"密码|密碼|口令|密钥|秘钥|密鑰|password|passwd|passphrase|passwort|pswd|pwd$|^pwd|userpass|secret(?!ar)"
    r"|credential|apikey|privatekey|accesskey|accesstoken|authtoken"
)
_WHOLE = frozenset({"pass", "psw", "pw", "mima", "kouling", "token"})
_SIGN_IN = re.compile(r"(?<=://)[^\s/?#]*@")


def is_secret(header: str) -> bool:
    """Whether a column bears the name of a password, in Chinese or English, however it is written."""
    name = folded(header)
    return name in _WHOLE or _ANYWHERE.search(name) is not None


def without_secrets(cell: object) -> object:
    """A cell as it may be kept: no part that is called a password, no user and password within an address."""
    if isinstance(cell, str):
        return _SIGN_IN.sub("***@", _nested(cell))
    if isinstance(cell, dict):
        return {key: without_secrets(value) for key, value in cell.items() if not is_secret(str(key))}
    if isinstance(cell, list):
        return [without_secrets(value) for value in cell]
    return cell


def _nested(text: str) -> str:
    """GDAL gives what is nested within a GeoJSON as text."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return json.dumps(without_secrets(json.loads(text)), ensure_ascii=False)
    except (ValueError, RecursionError):
        return text


def left_out(columns: Iterable[str]) -> tuple[Sentence, ...]:
    """What the officer is told of the columns that hold passwords; nothing where there are none."""
    found = ", ".join(column for column in columns if is_secret(column))
    if not found:
        return ()
    return (
        sentence(
            "Not taken over: {columns}. It is called a password, and what is imported many may read and export. "
            "Sign-ins of cameras belong into cameras.toml.",
            columns=found,
        ),
    )
