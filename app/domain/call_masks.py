"""How the caller of a call is shown to whoever has given no reason to know."""

from __future__ import annotations

from app.domain.call import Call
from app.domain.identity import masked_name, masked_phone


def masked_caller(call: Call) -> str:
    """Name and number, masked: a page is read from behind, a sheet lies about."""
    return " · ".join(filter(None, (masked_name(call.reporter), masked_phone(call.reporter_phone))))
