"""What of a file of the field is never kept among the further attributes, which many read and export.

Passwords, and what is told of people that the law keeps out of here (domain.md D.14).
"""

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
_PERSONAL = re.compile(
    r"指纹|掌纹|虹膜|声纹|脸部|面部|人脸(照|图|像|特征|库|数据|模板|id)|人像|生物特征|生物识别|dna|基因|血型"
    r"|宗教|信仰|教派|民族|族别|健康(状况|码|证|信息)|身体状况|病史|疾病|病情|精神(病|障碍)|残疾|信访|上访|访民"
    r"|政治|党派|党员|性取向|嫌疑人|犯罪人|违法人|涉案人|重点人|前科|吸毒|身份证|公民身份|居民身份"
    r"|fingerprint|irisscan|voiceprint|biometric|face(photo|image|template|data|id)|bloodtype|religio|ethnic"
    r"|medical|disease|disabilit|petitioner|petitioning|politic|suspectname|idcard|identitynumber|identitycard"
)
_WHOLE = frozenset({"pass", "psw", "pw", "mima", "kouling", "token"})
_SIGN_IN = re.compile(r"(?<=://)[^\s/?#]*@")


def is_secret(header: str) -> bool:
    """Whether a column bears the name of a password, in Chinese or English, however it is written."""
    name = folded(header)
    return name in _WHOLE or _ANYWHERE.search(name) is not None


def is_personal(header: str) -> bool:
    """Whether a column says of people what is kept of nobody here, or who somebody of a case is: persons of
    interest are entered in their case, by hand and with approval."""
    return _PERSONAL.search(folded(header)) is not None


def is_kept_out(header: str) -> bool:
    """Whether a column is left in its file, for either reason."""
    return is_secret(header) or is_personal(header)


def without_secrets(cell: object) -> object:
    """A cell as it may be kept: no part that is kept out by its name, no user and password within an address."""
    if isinstance(cell, str):
        return _SIGN_IN.sub("***@", _nested(cell))
    if isinstance(cell, dict):
        return {key: without_secrets(value) for key, value in cell.items() if not is_kept_out(str(key))}
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
    """What the officer is told of the columns that are kept out; nothing where there are none."""
    named = tuple(columns)
    said: list[Sentence] = []
    if secret := ", ".join(column for column in named if is_secret(column)):
        said.append(
            sentence(
                "Not taken over: {columns}. It is called a password, and what is imported many may read and export. "
                "Sign-ins of cameras belong into cameras.toml.",
                columns=secret,
            )
        )
    if personal := ", ".join(column for column in named if is_personal(column) and not is_secret(column)):
        said.append(
            sentence(
                "Not taken over: {columns}. Such things are not kept of people here; persons of interest are entered "
                "in their case, with purpose and approval.",
                columns=personal,
            )
        )
    return tuple(said)
