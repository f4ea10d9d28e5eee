"""An XML document of a stranger, read whole: nothing in it reaches out, and nothing swells.

A document type is let be, as each answer of an older WMS has one, but is never fetched; entities are refused wherever
they are defined, for those could unfold to gigabytes or read files of this computer.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from app.domain.sentence import Sentence, sentence
from app.formats.text_encoding import codec_named

_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*?(?:encoding\s*=\s*[\"']([\w.:-]{1,40})[\"'][^>]*?)?\?>")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class NotXml(Exception):
    """It cannot be read; `why` says what is wrong with it."""

    def __init__(self, why: Sentence) -> None:
        self.why = why
        super().__init__(str(why))


def root_of(raw: bytes) -> etree._Element:
    """The root of the document, without comments. Raises `NotXml`."""
    text = _text(raw)
    if "<!ENTITY" in text:
        raise NotXml(sentence("it defines XML entities, which no map server needs"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        # The declaration names the encoding that `_text` has undone already.
        return etree.fromstring(_DECLARATION.sub("", text, count=1).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise NotXml(sentence("its XML is broken ({reason})", reason=str(error)[:120])) from error


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace: servers forget and misspell those."""
    return etree.QName(element).localname


def child_text(element: etree._Element, path: str) -> str:
    """The words of the first element there, in one line of printable characters; "" where there is none."""
    return " ".join("".join(c if c.isprintable() else " " for c in element.findtext(path) or "").split())


def _text(raw: bytes) -> str:
    codec = next((name for mark, name in _MARKS if raw.startswith(mark)), "")
    if not codec:
        declared = _DECLARATION.match(raw[:400].decode("ascii", "replace"))
        named = (declared[1] or "utf-8") if declared else "utf-8"
        codec = codec_named(named) or ""
        if not codec:
            raise NotXml(sentence("its encoding {name} is not known", name=named))
    try:
        return raw.decode(codec)
    except UnicodeDecodeError as error:
        raise NotXml(sentence("it is not written in {name} as it says", name=codec)) from error
