"""A full validator of PDF/UA-1 reads the papers: every rule a machine can check, as veraPDF's own corpus has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
import sample

from briefing import content
from briefing.dossier import Dossier
from briefing.pdf import datenblatt, pdf
from data.store import Store

page = pytest.importorskip("page", reason="No validator: the package page-validation of requirements-dev.txt.")
MADE = {make.__name__: make for make in (sample.ordinary, sample.nothing, sample.words_only, sample.awkward)}


def broken(data: bytes) -> set[tuple[str, str]]:
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.rules.total > 100
    return {(each.rule_id, each.message) for each in report.failures}


@pytest.mark.parametrize("paper", [pdf, datenblatt])
@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_a_paper_made_by_hand_breaks_no_rule(make: Callable[[], Dossier], paper: Callable[[Dossier], bytes]) -> None:
    assert broken(paper(make())) == set()


@pytest.mark.parametrize(("dataset", "county", "year"), [("demo", "06412", 2025), ("published", "06434", 2023)])
def test_papers_of_real_data_break_no_rule(real: Store, dataset: str, county: str, year: int) -> None:
    made = content.dossier(real.facts(dataset), county=county, year=year, day=date(2026, 11, 1))
    assert broken(pdf(made)) == set()


def test_the_validator_finds_what_is_wrong() -> None:
    # Without the mark of the standard in its metadata a file claims nothing.
    data = pdf(sample.words_only()).replace(b"pdfuaid", b"pdfuaix")
    assert broken(data)
