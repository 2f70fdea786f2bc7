"""A question without end is ended with a sentence, and the next one is answered."""

from __future__ import annotations

import pytest

from data.faults import StoreError
from data.store import Facts
from data.store.limits import Limit

ENDLESS = "select count(*) as many from range(100000000) as one, range(100000) as two"


def test_a_question_that_takes_too_long_is_ended(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts.store, "_limit", Limit(0.2, every=0.05))
    with pytest.raises(StoreError, match=r"länger als 0 Sekunden gebraucht und wurde abgebrochen"):
        facts.ask(ENDLESS)
    assert facts.ask("select 1 as one")["one"].tolist() == [1]
