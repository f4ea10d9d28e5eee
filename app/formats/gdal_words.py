"""What GDAL says while it reads or writes: failures become refusals, warnings become sentences."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from pathlib import Path

from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

from app.domain.sentence import Sentence, sentence
from app.errors import InputRefused
from app.formats.file_kind import damaged

GDAL_ERRORS = (
    DataSourceError,
    DataLayerError,
    FeatureError,
    FieldError,
    GeometryError,
    UnicodeDecodeError,
    ValueError,
    RuntimeError,
)


@contextlib.contextmanager
def gdal_told(path: Path) -> Iterator[list[Sentence]]:
    """What GDAL says: its failures become a refusal, its warnings sentences."""
    told: list[Sentence] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield told
        except GDAL_ERRORS as error:
            if "Failed to read GeoJSON" in str(error):
                raise damaged(path) from error
            raise InputRefused(
                "{name} cannot be read: {reason}. Nothing was changed; copy it again from where it came, or save it "
                "anew.",
                name=path.name,
                reason=_reason(error),
            ) from error
    said = dict.fromkeys(str(one.message).split(". ")[0][:200] for one in caught)
    told += [sentence("The reader says: {text}", text=text) for text in said]


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "its text is not UTF-8"
    return " ".join(str(error).split(";")[0].split())[:200].rstrip(". ")


def gdal_name(file: Path) -> str:
    """WORKAROUND: pyogrio takes what follows a ! for the inside of an archive; /vsisubfile/ passes it by."""
    return f"/vsisubfile/0,{file}" if "!" in str(file) else str(file)
