"""Who signed an agreement and when, and how many dialogues it agrees."""

from __future__ import annotations

from datetime import date

import pytest
from agreement_text import agreement, read, signed_by


class TestSignatures:
    BOTH = (date(2024, 6, 3), date(2024, 7, 17), "Erika Muster, Staatsministerin", "Max Bei, Landrat")

    @pytest.mark.parametrize(
        "block",
        [
            "Wiesbaden, den 3. Juni 2024\nErika Muster\nStaatsministerin\n\nErbach, den 17.7.2024\nMax Bei\nLandrat",
            "Erbach, 17.07.24\nMax Bei\nLandrat\n\nWiesbaden den 3. 6. 2024\nErika Muster\nStaatsministerin",
            "Wiesbaden, den 3. Juni 2024      Erbach, den 17.7.2024\n\nErika Muster      Max Bei\n"
            "Staatsministerin      Landrat",
            "Wiesbaden, den 3. Juni 2024\n______\n(Erika Muster)\nStaatsministerin\n\nErbach, den 17.7.2024\n"
            "gez. Max Bei\nLandrat\nSeite 5 von 5",
            "Wiesbaden, 2024-06-03\nIn Vertretung\nStaatsministerin\nErika Muster\n\nErbach,\nden 17. Juli 2024\n"
            "Landrat\nMax Bei",
            "Erika Muster, Staatsministerin\nWiesbaden, den 3. Juni 2024\n\nMax Bei, Landrat\nErbach, den 17.7.2024",
        ],
    )
    def test_belong_to_their_side_wherever_they_stand(self, block: str) -> None:
        found = signed_by(block)
        assert found.problems == []
        days_found = (found.signed_by_ministry_on, found.signed_by_county_on)
        assert (*days_found, found.signatory("ministry"), found.signatory("county")) == self.BOTH

    def test_without_a_day_leave_the_other_side_its_own(self) -> None:
        found = signed_by(
            "Wiesbaden, den 3. Juni 2024\nErika Muster\nStaatsministerin\nErbach, den ________\nMax Bei\nLandrat"
        )
        assert (found.signed_by_ministry_on, found.signed_by_county_on) == (date(2024, 6, 3), None)
        assert [p.field for p in found.problems] == ["signed_by_county_on"]

    def test_of_both_sides_under_one_day_are_asked_about(self) -> None:
        found = signed_by("Wiesbaden, den 3. Juni 2024\nErika Muster\nStaatsministerin\nMax Bei\nLandrat")
        assert (found.signed_by_ministry_on, found.signed_by_county_on) == (None, None)
        assert "signatures" in {p.field for p in found.problems}

    def test_of_one_side_on_two_days_are_a_problem(self) -> None:
        found = signed_by("Wiesbaden, den 3.6.2024\nA B\nMinisterin\nWiesbaden, den 4.6.2024\nC D\nStaatssekretär")
        assert found.signed_by_ministry_on is None
        assert ("signed_by_ministry_on", "error") in {(p.field, p.severity) for p in found.problems}


class TestDialogues:
    @pytest.mark.parametrize(
        ("sentence", "number"),
        [
            ("führen einmal jährlich einen Zielsteuerungsdialog.", 1),
            ("führen mindestens einen gemeinsamen, vertieften und protokollierten Zielsteuerungsdialog.", 1),
            ("führen halbjährlich einen Zielsteuerungsdialog.", 2),
            ("führen 2 Dialoge zur Zielsteuerung.", 2),
            ("führen zwei Ziel-\nsteuerungsdialoge.", 2),
            ("führen keinen Zielsteuerungsdialog.", 0),
        ],
    )
    def test_are_counted_as_said(self, sentence: str, number: int) -> None:
        assert read(agreement(dialogue=sentence)).dialogues == number

    @pytest.mark.parametrize(
        "sentence",
        [
            "führen in 2 Rechtskreisen Zielsteuerungsdialoge.",
            "besprechen dies in einem Zielsteuerungsdialog.",
            "führen einen Zielsteuerungsdialog und einen weiteren.",
            "führen einen Zielsteuerungsdialog. Zwei Zielsteuerungsdialoge sind vorgesehen.",
        ],
    )
    def test_are_not_counted_from_other_numbers(self, sentence: str) -> None:
        found = read(agreement(dialogue=sentence))
        assert found.dialogues is None
        assert [(p.field, p.severity) for p in found.problems] == [("dialogues", "warning")]


def test_who_only_takes_note_signs_for_nobody() -> None:
    text = agreement() + "\nZur Kenntnis genommen:\nFriedberg, den 20.06.2024\nRegierungspräsidium Darmstadt\n"
    assert read(text).signed_by_county_on == read(agreement()).signed_by_county_on
