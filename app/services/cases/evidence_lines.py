"""What was done with the evidence of a case, as lines of its timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.evidence import EvidenceAct
from app.domain.sentence import Sentence, sentence
from app.store import evidence_store
from app.store.audit_store import Done

_SAID: Mapping[str, Sentence] = {
    EvidenceAct.TAKEN_IN: sentence("Evidence taken in: {name}"),
    EvidenceAct.HANDED_OVER: sentence("Evidence handed on to {holder}: {name}"),
    EvidenceAct.OPENED: sentence("Evidence looked at: {name}"),
    EvidenceAct.EXPORTED: sentence("Copy of evidence handed out: {name}"),
    EvidenceAct.VERIFIED: sentence("Evidence checked, unchanged: {name}"),
    EvidenceAct.FOUND_ALTERED: sentence("Evidence checked, altered! {name}"),
    EvidenceAct.REMOVED: sentence("Evidence taken out of the case: {name}"),
    EvidenceAct.BROUGHT_BACK: sentence("Evidence brought back into the case: {name}"),
}


def names_in(connection: Any, done: Sequence[Done]) -> Mapping[str, str]:
    """What the pieces of evidence that these acts are about are called, by key."""
    keys = {str(step["evidence_id"]) for one in done if (step := _step(one))}
    return evidence_store.names_of(connection, sorted(keys)) if keys else {}


def evidence_line(done: Done, names: Mapping[str, str]) -> Sentence | None:
    """What was done, None where the act is not about evidence (or what it changed was erased by law)."""
    step = _step(done)
    said = _SAID.get(str(step.get("act"))) if step else None
    if said is None:
        return None
    name = names.get(str(step["evidence_id"]), "—")
    return sentence(said.template, name=name, holder=str(step.get("to_holder", "")))


def _step(done: Done) -> Mapping[str, Any]:
    """The link of the chain of custody that the act wrote."""
    if not done.act.startswith("evidence."):
        return {}
    return next((one.get("after") or {} for one in done.changes if one["noun"] == "evidence_step"), {})
