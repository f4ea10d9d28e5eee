"""XML of strangers, read so that it can neither reach out nor swell: no DTD, no entities, no network, no long text."""

from __future__ import annotations

import codecs
import re

from lxml import etree

from app.errors import InputRefused

LONGEST_BYTES = 1024 * 1024
DEEPEST = 32
_ENCODINGS = {
    "utf-8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "iso-8859-1",
    "latin-1": "iso-8859-1",
    "windows-1252": "cp1252",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "gb18030": "gb18030",
    "utf-16": "utf-16",
}
_DECLARED = re.compile(r"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")
_END = re.compile(r"</(?:[\w.-]+:)?alert\s*>\s*$")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class CutShort(InputRefused):
    """The file ends before its XML does: perhaps somebody is still writing it."""


def read_root(raw: bytes) -> etree._Element:
    """The root of a document. Raises `InputRefused` with what is wrong, `CutShort` where the rest may yet come."""
    if len(raw) > LONGEST_BYTES:
        raise InputRefused(
            "The file has {size} KB; a bulletin has {limit} KB at most.",
            size=len(raw) // 1024,
            limit=LONGEST_BYTES // 1024,
        )
    text = _text(raw)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        # Nothing that a bulletin needs: it is how files reach out for others and swell in memory.
        raise InputRefused("The file has a document type (DTD), which may reach for other files. It was not read.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except etree.XMLSyntaxError as error:
        refusal = InputRefused if _END.search(text[-200:]) else CutShort
        raise refusal("The file is no sound XML: {reason}.", reason=str(error)[:200]) from error
    if _depth(root) > DEEPEST:
        raise InputRefused("The file is nested too deep for a bulletin.")
    return root


def _text(raw: bytes) -> str:
    """The characters, by byte order mark or declaration; Chinese bulletins come in GBK as often as in UTF-8."""
    encoding = next((name for mark, name in _BOMS if raw.startswith(mark)), "")
    if not encoding:
        declared = _DECLARED.match(raw[:200].decode("ascii", "replace"))
        name = declared[1].lower() if declared else "utf-8"
        if name not in _ENCODINGS:
            raise InputRefused("The file is written in {encoding}, which is not read here.", encoding=name)
        encoding = _ENCODINGS[name]
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(raw) and error.reason.startswith(("unexpected end", "incomplete", "truncated")):
            raise CutShort("The file is no sound XML: {reason}.", reason=error.reason) from error
        raise InputRefused("The file is not written in {encoding} as it says.", encoding=encoding) from error


def _depth(root: etree._Element) -> int:
    deepest, level = 0, [root]
    while level and deepest <= DEEPEST:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest
