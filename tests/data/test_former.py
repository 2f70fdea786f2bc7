"""What a delivery was called and who took its place is known after it holds no longer."""

from __future__ import annotations

from pathlib import Path

import kept
import tiny
import worked

from data import former
from data.withdrawal import withdraw


def test_a_withdrawn_delivery_keeps_its_title(tmp_path: Path) -> None:
    with tiny.open_sound(tmp_path) as store:
        title = tiny.source()["title"]
        withdraw(store, tiny.DATASET, "d1", recorded_by="Frau Beispiel", reason="Falsche Datei")
        assert store.facts(tiny.DATASET).rows("select id from source order by id") == []
        assert former.titles(store, tiny.DATASET, ["d1"]) == {"d1": title}


def test_a_replaced_delivery_knows_who_took_its_place(tmp_path: Path) -> None:
    with kept.new_store(tmp_path, worked.DATASET) as store:
        first = worked.take(store, worked.TEXT, worked.datetime(2026, 1, 2, 10))
        shorter = worked.TEXT.replace("753.200 Euro", "700.000 Euro").replace(" - BASS 2023\n", "")
        second = worked.take(store, shorter, worked.datetime(2026, 1, 3, 10))
        assert former.replacements(store, worked.DATASET, [first], [first, second]) == {first: [second]}
        assert former.replacements(store, worked.DATASET, [first], [first]) == {}
        assert former.replacements(store, worked.DATASET, [], [second]) == {}
