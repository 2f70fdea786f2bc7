"""Names and codes as they stand in a sentence."""

from __future__ import annotations

from data.quoting import quoted, unbroken


def test_marks_within_a_name_are_single_ones() -> None:
    assert quoted("„PeTz“ in Teilzeit") == "„‚PeTz‘ in Teilzeit“"


def test_no_line_ends_within_the_code_of_a_rule() -> None:
    assert unbroken("L-09, S-1") == "L\u201109, S\u20111"
    assert unbroken("") == ""
