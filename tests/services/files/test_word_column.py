"""Texts kept once each sort, read and filter as the texts themselves would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.services.files.word_column import WordColumn


@given(st.lists(st.text(max_size=8)), st.text(max_size=2))
def test_a_column_reads_sorts_and_filters_as_its_texts_do(texts: list[str], wanted: str) -> None:
    column = WordColumn.of(texts)
    assert len(column) == len(texts)
    assert list(column) == texts == [column[row] for row in range(len(texts))]
    assert [column[row] for row in column.numbers.argsort(kind="stable")] == sorted(texts)
    assert column.containing(wanted).tolist() == [wanted.upper() in text.upper() for text in texts]
