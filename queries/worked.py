"""What pages work out of answers, kept beside the answers: most clicks leave most of it as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pandas as pd

from data.store import Facts
from queries import is_noting, keep

Result = TypeVar("Result")


def worked_out(facts: Facts, what: str, params: object, make: Callable[[], Result]) -> Result:
    """What `make` works out of answers of these facts and `params` alone, once while nothing is recorded.

    A frame belongs to the caller; anything else is the same for everybody and must not be changed. While questions are
    noted it is worked out anew, so that none is missing.
    """
    if is_noting():
        return make()
    kept = facts.store.answers(facts)
    question = (facts.catalog, what, repr(params))
    known = kept.get(question)
    if known is None:
        known = make()
        keep(kept, question, known)
    return known.copy(deep=True) if isinstance(known, pd.DataFrame) else known
