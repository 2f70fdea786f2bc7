"""What was recorded since the dialogue before, by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import tiny
from dialogues_by_hand import DAY, Known, commitment, store_with

from queries import dialogue


class TestSinceLast:
    def test_reports_and_milestones_are_news_of_the_county_and_year_of_their_target(self, tmp_path: Path) -> None:
        """Their rows name no county: what was reported since the last dialogue would not be in its preparation."""
        report = {"reported_on": date(2025, 1, 31), "judgement": "on_track", "reported_by": "Kreis"}
        steps = tiny.target(id="schritte", kind="milestone", target_value=1)
        # The dialogue before that about 2024 is none about a later year, whatever day it is by now.
        talk = tiny.dialogue(id="06434/2025/1", budget_year=2025, held_on=date(2025, 2, 20))
        old = tiny.target(id="alt", project=None, budget_year=2023)
        with store_with(tmp_path, target=[old, steps], dialogue=[talk]):
            pass
        with tiny.open_store(tmp_path) as store:
            news = {"delivery": "d2", "at": tiny.LATER}
            tiny.record(store, {
                "report": [
                    tiny.row(**news, id="r1", target=tiny.target()["id"], **report),
                    tiny.row(**news, id="r2", target="alt", **report),
                ],
                "milestone": [
                    tiny.row(**news, id="m1", target="schritte", number=1, name="Beginn", due_on=date(2024, 9, 30))
                ],
                "amount": [tiny.amount(**news, euros=1200)],
            }, delivery="d2", at=tiny.LATER)  # fmt: skip
            given = {"county": tiny.COUNTY, "year": 2024, "day": DAY}
            frame = dialogue.since_last(store.facts(tiny.DATASET), **given)
            assert list(zip(frame["table_name"], frame["facts"], strict=True)) == [
                ("amount", 1),
                ("milestone", 1),
                ("report", 1),
            ]
            assert {f"{day:%d.%m.%Y}" for day in frame["since"]} == {"01.10.2024"}
            assert dialogue.since_last(store.facts(tiny.DATASET), **(given | {"county": "06411"})).empty

    def test_what_came_with_the_minutes_is_news_unless_it_is_theirs_or_its_day_says_so(self, tmp_path: Path) -> None:
        # One delivery of a day after both: minutes, a promise of them, and two reports.
        after = {"delivery": "d2", "at": tiny.LATER}
        talk = tiny.dialogue(**after, id="06434/2024/2", held_on=date(2025, 3, 2))
        aim = tiny.target()["id"]
        told = {"target": aim, "judgement": "on_track", "reported_by": "Kreis"}
        with tiny.open_store(tmp_path) as store:
            tiny.record(store, tiny.sound())
            tiny.record(store, {
                "dialogue": [talk],
                "commitment": [commitment("k", date(2025, 5, 1), dialogue=talk["id"], **after)],
                "report": [
                    tiny.row(**after, id="r1", reported_on=date(2025, 3, 2), **told),
                    tiny.row(**after, id="r2", reported_on=date(2025, 3, 3), **told),
                ],
            }, delivery="d2", at=tiny.LATER)  # fmt: skip
            frame = dialogue.since_last(store.facts(tiny.DATASET), county=tiny.COUNTY, year=2024, day=DAY)
        assert list(zip(frame["table_name"], frame["facts"], strict=True)) == [("report", 1)]

    def test_the_dialogue_before_is_none_about_a_later_year(self, known: Known) -> None:
        """Of the Mappe of 2024, opened after the talk about 2025, the one before is that about 2024."""
        later = tiny.dialogue(id="06434/2025/1", budget_year=2025, held_on=date(2025, 2, 20))
        closed = commitment("zu", date(2025, 1, 1), closed_on=date(2025, 1, 15), evidence="Akte")
        facts = known(dialogue=[later], commitment=[closed])
        # closed since the talk about 2024, and before the one about 2025
        promised = [dialogue.commitments(facts, county=tiny.COUNTY, year=year, day=DAY) for year in (2024, 2025)]
        assert [len(each) for each in promised] == [1, 0]
