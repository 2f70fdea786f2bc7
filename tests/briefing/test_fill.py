"""Two pages are never more, never cut a single row off, and take what there is room for."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import fill
from briefing.fill import Section

HEIGHT, GAP, LINE, HEAD = 700.0, 14.0, 20.0, 120.0
HEIGHTS = st.integers(8, 60).map(float)
SECTIONS = st.lists(
    st.builds(
        Section,
        intro=st.integers(20, 50).map(float),
        again=st.integers(10, 20).map(float),
        more=st.just(12.0),
        rows=st.lists(HEIGHTS, max_size=30),
        wanted=st.integers(0, 12),
        whole=st.just(False),
        noted=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


def planned(sections: list[Section]) -> fill.Plan:
    return fill.plan(sections, head=HEAD, height=HEIGHT, gap=GAP, line=LINE)


@settings(max_examples=150)
@given(SECTIONS)
def test_every_section_stands_once_in_order_on_at_most_two_pages(sections: list[Section]) -> None:
    found = planned(sections)
    assert len(found.pages) <= 2
    assert all(left >= 0 for left in found.left)
    slices = [each for page in found.pages for each in page]
    assert [each.section for each in slices if each.last] == list(range(len(sections)))
    assert [each.section for each in slices] == sorted(each.section for each in slices)
    for page, left in zip(found.pages, found.left, strict=True):
        used = 0.0
        for each in page:
            section = sections[each.section]
            used += section.again if each.start else section.intro
            used += sum(section.rows[each.start : each.stop])
            used += found.lines * LINE * (each.stop - each.start) * section.noted
            used += section.more if each.last and each.stop < len(section.rows) else 0.0
        head = HEAD if page is found.pages[0] else 0.0
        gaps = GAP * (len(page) - (0 if head else 1))
        assert abs(head + used + gaps + left - HEIGHT) < 1e-6


@settings(max_examples=150)
@given(SECTIONS)
def test_no_row_stands_alone_on_either_side_of_the_end_of_a_page(sections: list[Section]) -> None:
    found = planned(sections)
    for page in found.pages:
        for each in page:
            if each.start or not each.last:
                assert each.stop - each.start >= (1 if sections[each.section].noted else 2)


def test_a_section_that_fits_is_shown_in_full_and_what_is_left_takes_lines_for_notes() -> None:
    found = planned([
        Section(30, 15, 12, [40.0] * 4, wanted=4, whole=True),
        Section(30, 15, 12, [30.0] * 10, wanted=6),
        Section(30, 15, 12, [40.0] * 5, wanted=5, noted=True),
    ])  # fmt: skip
    # 120 + 14 + 190 + 14 + 330 = 668 of 700 on the first page, the questions with three lines each on the second.
    assert [[(each.start, each.stop) for each in page] for page in found.pages] == [[(0, 4), (0, 10)], [(0, 5)]]
    assert found.lines == 3
    assert found.left == [32.0, 700 - 30 - 5 * 100]


def test_rows_that_are_needed_come_before_lines_and_further_rows() -> None:
    tight = [Section(30, 15, 12, [50.0] * 40, wanted=8), Section(30, 15, 12, [60.0] * 8, wanted=8, noted=True)]
    found = planned(tight)
    shown = {each.section: each.stop for page in found.pages for each in page}
    # Of 1400 points 120 + 2 · 30 + 12 + 14 are heads and 880 eight rows of each; one line below each question is 160,
    # two are too much; the 154 that are left take two rows more.
    assert shown == {0: 10, 1: 8}
    assert found.lines == 1


def test_a_question_may_stand_alone_at_the_end_of_a_page_and_a_row_of_a_table_may_not() -> None:
    # 700 − 120 − 14 = 566 points are free: the head and one of two rows of 300.
    for noted, pages in ((True, [[(0, 1)], [(1, 2)]]), (False, [[], [(0, 2)]])):
        found = planned([Section(30, 15, 12, [300.0] * 2, wanted=2, noted=noted)])
        assert [[(each.start, each.stop) for each in page] for page in found.pages] == pages
