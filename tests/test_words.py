"""Chinese first and English complete: each visible sentence has a finished translation with the same places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

from app.domain.labels import LABELS
from app.domain.layer import LAYERS
from app.ui.actions import ACTIONS, Where
from app.wording import read_sentences

CHECKOUT = Path(__file__).resolve().parent.parent
CHINESE = CHECKOUT / "resources" / "i18n" / "zh_CN.ts"


@cache
def trees() -> dict[Path, ast.Module]:
    files = sorted((CHECKOUT / "app").rglob("*.py"))
    return {file.relative_to(CHECKOUT): ast.parse(file.read_text("utf-8")) for file in files}


def error_names() -> set[str]:
    """AppError and every class of the program that comes from it."""
    bases = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"AppError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What the module's own names stand for."""
    return {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def literals(node: ast.expr, named: dict[str, ast.expr]) -> Iterator[str]:
    """The texts that an argument can be: a literal, a constant of the module, or either branch of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, named)
        yield from literals(node.orelse, named)
    elif isinstance(node, ast.Name) and node.id in named:
        yield from literals(named[node.id], {})


def said_in_source() -> dict[str, str]:
    """Each sentence of the source with the place that says it: in `tr`, `say`, `sentence` and templates of errors."""
    callers = {"tr", "say", "sentence", "Sentence", *error_names()}
    return {
        text: f"{file}:{node.lineno}"
        for file, tree in trees().items()
        for named in [constants(tree)]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] in callers
        for text in literals(node.args[0], named)
        if re.search("[A-Za-z]{2}", text)
    }


def said_of_values() -> dict[str, str]:
    """Labels of layers, of their fields, of every value of the field, and of all that a key can do."""
    found = {text: f"labels of {kind.__name__}" for kind, words in LABELS.items() for text in words.values()}
    for layer in LAYERS.values():
        found[layer.label] = f"layer {layer.name}"
        found |= {field.label: f"field {layer.name}.{field.name}" for field in layer.fields}
    found |= {act.label: f"act {act.id}" for act in ACTIONS}
    return found | {where.value: "where a key works" for where in Where}


def places(text: str) -> set[str]:
    """The {named} places of a template."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_of_the_source_has_a_finished_chinese_translation() -> None:
    chinese = read_sentences(CHINESE)
    said = said_in_source()
    assert len(said) > 100, "the sentences of the source are found"
    assert {text: where for text, where in said.items() if text not in chinese} == {}


def test_every_label_has_a_finished_chinese_translation() -> None:
    chinese = read_sentences(CHINESE)
    assert {text: where for text, where in said_of_values().items() if text not in chinese} == {}


def test_a_translation_has_the_places_of_its_source() -> None:
    differing = {source: said for source, said in read_sentences(CHINESE).items() if places(source) != places(said)}
    assert differing == {}


def test_a_sentence_stands_once_and_is_not_simply_repeated() -> None:
    messages = [it.findtext("source", "") for it in ElementTree.parse(CHINESE).iter("message")]
    assert {it for it in messages if messages.count(it) > 1} == set()
    # Codes, units and names of languages are the same in both; a sentence of four words and more is not.
    same = {source for source, said in read_sentences(CHINESE).items() if said == source and source.count(" ") > 2}
    assert same == set()


ONE_WORD = {"相机": "摄像头", "摄像机": "摄像头", "视频点位": "摄像头"}
"""What the field calls a thing, instead of what else it might be called: layer, panel, handbook and guidance agree."""


def test_a_thing_of_the_field_has_one_word_everywhere() -> None:
    texts = [CHINESE, *(CHECKOUT / "resources").glob("*/zh_CN/*.md")]
    found = [
        f"{file.name}: {other}, say {word}"
        for file in texts
        for other, word in ONE_WORD.items()
        if other in file.read_text("utf-8") or other in file.name
    ]
    assert found == []
