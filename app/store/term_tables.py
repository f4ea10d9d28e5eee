"""The table of terms as each database has it: what is written for a text, what is asked for a word.

Both keep terms with their places, so that a word is its pairs of signs in a row (`domain.text_terms`). SQLite has FTS5
without content, whose rows are taken out by telling their text again; PostgreSQL a tsvector of the configuration
`simple` with a GIN index. A tsvector knows no places beyond 16,383: words that stand later in a long text are found
there one term beside another, not in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

from app.domain.text_terms import AskedWord

LAST_PLACE = 16_383


@dataclass(frozen=True)
class TermTable:
    """`add` and `take` want `row_no` and `terms`, made by `written`; `clear` empties it. `match` is the condition of a
    word `:word`, made by `asked`; `key` is the row's number, `worth` what sorts the best first."""

    add: TextClause
    take: TextClause
    clear: TextClause
    key: str
    match: str
    worth: str
    written: Callable[[Sequence[str]], str]
    asked: Callable[[AskedWord], str]


def _fts5_word(word: AskedWord) -> str:
    return f'"{" ".join(word.terms)}"' + (" *" if word.begins else "")


def _tsvector(terms: Sequence[str]) -> str:
    return " ".join(f"'{term}':{min(place, LAST_PLACE)}" for place, term in enumerate(terms, start=1))


def _tsquery(word: AskedWord) -> str:
    quoted = [f"'{term}'" for term in word.terms]
    return " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if word.begins else "")])


SQLITE = TermTable(
    add=text("INSERT INTO case_terms (rowid, terms) VALUES (:row_no, :terms)"),
    take=text("INSERT INTO case_terms (case_terms, rowid, terms) VALUES ('delete', :row_no, :terms)"),
    clear=text("INSERT INTO case_terms (case_terms) VALUES ('delete-all')"),
    key="rowid",
    match="case_terms MATCH :word",
    worth="rank",
    written=" ".join,
    asked=_fts5_word,
)

POSTGRESQL = TermTable(
    add=text("INSERT INTO case_terms (row_no, terms) VALUES (:row_no, CAST(:terms AS tsvector))"),
    take=text("DELETE FROM case_terms WHERE row_no = :row_no AND CAST(:terms AS text) IS NOT NULL"),
    clear=text("DELETE FROM case_terms"),
    key="row_no",
    match="terms @@ CAST(:word AS tsquery)",
    worth="-ts_rank(terms, CAST(:word AS tsquery))",
    written=_tsvector,
    asked=_tsquery,
)


def terms_of(connection: Connection) -> TermTable:
    """The form of this connection's database."""
    return POSTGRESQL if connection.dialect.name == "postgresql" else SQLITE
