"""The text of an agreement with the values that were taken from it marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape


@dataclass(frozen=True)
class Part:
    """One section of the text: as facts cite it, its heading, its wording."""

    section: str
    title: str
    text: str

    @property
    def body(self) -> str:
        """The wording without the heading: many sections begin with their own."""
        text = self.text.strip()
        return text.removeprefix(self.title).strip() if self.title else text


@dataclass(frozen=True)
class Mark:
    """What a value was taken from: the first of `wordings` that stands in the section.

    `label` says which value, `anchor` names the mark, `target` is what a click on it leads to. `anywhere`: when the
    section does not say it, any other may. `after` stands before the value, if it stands there at all.
    """

    section: str
    wordings: tuple[str, ...]
    label: str
    anchor: str = ""
    target: str = ""
    anywhere: bool = False
    after: str = ""


@dataclass(frozen=True)
class Sentence:
    """A statement of the text; its `number` stands before it and leads to `target`."""

    section: str
    text: str
    number: int
    label: str
    anchor: str
    target: str


@dataclass(frozen=True)
class Document:
    """A text as HTML: per anchor in it the section it stands in, the marks without a place, what its tab is called."""

    html: str
    sections: Mapping[str, str]
    unfound: tuple[Mark, ...] = ()
    name: str = "Wortlaut"


@dataclass(frozen=True)
class _Span:
    """A stretch of the text of a section, and the marks on it: the longest first."""

    start: int
    stop: int
    marks: tuple[Mark, ...]


def document(parts: Sequence[Part], marks: Sequence[Mark], sentences: Sequence[Sentence] = ()) -> Document:
    """The whole text, each mark once and each sentence with its number.

    A wording that several marks share is given to each in turn; what lies in another mark is marked with it. A mark
    or sentence whose wording is not found is left out of the text; such marks are named.
    """
    spans: dict[str, list[_Span]] = {part.section: [] for part in parts}
    # The longest first: „BASS 2023“ takes its place before „BASS“ looks for another one.
    for mark in sorted(marks, key=lambda each: -max(map(len, each.wordings), default=0)):
        if place := _free_place(parts, mark, spans):
            section, (start, stop) = place
            spans[section].append(_Span(start, stop, (mark,)))
    numbers: dict[str, list[tuple[int, Sentence]]] = {part.section: [] for part in parts}
    for sentence in sentences:
        body = next((part.body for part in parts if part.section == sentence.section), "")
        if found := next(_places(body, sentence.text), None):
            numbers[sentence.section].append((found[0], sentence))
    html = "".join(_part(part, _apart(spans[part.section]), numbers[part.section]) for part in parts)
    marked = {mark: section for section, found in spans.items() for span in found for mark in span.marks}
    box = '<div class="aqb-document" role="document" tabindex="0" aria-label="Wortlaut der Zielvereinbarung">'
    return Document(
        f"{box}{html}</div>",
        {mark.anchor: section for mark, section in marked.items() if mark.anchor}
        | {sentence.anchor: section for section, found in numbers.items() for _, sentence in found},
        tuple(mark for mark in marks if mark not in marked),
    )


def stands(parts: Sequence[Part], mark: Mark) -> bool:
    """Whether the text says what the mark looks for."""
    return _free_place(parts, mark, {part.section: [] for part in parts}) is not None


def money(euros: Decimal) -> tuple[str, ...]:
    """How a text may write a sum: 753.200, 753.200,00, 753 200, 753200, 753,2 Tsd., 0,7532 Mio."""
    whole = f"{int(euros):,}"
    cents = f",{round(euros % 1 * 100):02d}"
    exact = () if euros % 1 else (whole.replace(",", "."), whole.replace(",", " "), str(int(euros)))
    short = (
        f"{(euros / unit).normalize():f}".replace(".", ",") + f" {word}"
        for unit, word in ((1000, "Tsd"), (1000, "T€"), (1_000_000, "Mio"), (1_000_000, "Millionen"))
    )
    return (whole.replace(",", ".") + cents, *exact, *short)


MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


def day(value: date) -> tuple[str, ...]:
    """How a text may write a day: 30.05.2023, 30.5.2023, 30. Mai 2023."""
    return (
        f"{value:%d.%m.%Y}",
        f"{value.day}.{value.month}.{value.year}",
        f"{value.day}. {MONTHS[value.month - 1]} {value.year}",
        f"{value.day:02d}. {MONTHS[value.month - 1]} {value.year}",
    )


def _free_place(
    parts: Sequence[Part], mark: Mark, taken: Mapping[str, Sequence[_Span]]
) -> tuple[str, tuple[int, int]] | None:
    """The section and the place of the first wording found there, one without another mark if there is one."""
    own = [part for part in parts if part.section == mark.section]
    others = [part for part in parts if part.section != mark.section] if mark.anywhere else []
    for part in [*own, *others]:
        for wording in mark.wordings:
            # A sentence read with the heading before it stands in the wording without.
            found = list(_places(part.body, wording.strip().removeprefix(part.title)))
            if found:
                start = next(_places(part.body, mark.after), (0, 0))[1]
                found = [at for at in found if at[0] >= start] or found
                used = taken[part.section]
                free = (at for at in found if not any(at[0] < each.stop and each.start < at[1] for each in used))
                return part.section, next(free, found[0])
    return None


def _places(text: str, wording: str) -> Iterator[tuple[int, int]]:
    """Where a wording stands as a whole: „3.200“ is not in „753.200“, „BASS“ not in „BASSIN“, but „Kreis“ in „Kreises“.

    Line ends and spaces count alike.
    """
    words = wording.split()
    # Most wordings stand nowhere, and a pattern costs a hundred times what it takes to see that.
    if not words or not all(word in text for word in words):
        return
    first, last = words[0][0], words[-1][-1]
    before = r"(?<!\w)(?<!\d[.,])" if first.isdigit() else r"(?<!\w)" if first.isalpha() else ""
    after = r"(?!\d)(?![.,]\d)" if last.isdigit() else r"(?:e?s)?(?!\w)" if last.isalpha() else ""
    for found in re.finditer(before + r"\s+".join(map(re.escape, words)) + after, text):
        yield found.span()


def _apart(spans: Sequence[_Span]) -> list[_Span]:
    """Spans that do not overlap: one inside another goes into it."""
    apart: list[_Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.stop)):
        if apart and span.start < apart[-1].stop:
            outer = apart.pop()
            span = _Span(outer.start, max(outer.stop, span.stop), outer.marks + span.marks)
        apart.append(span)
    return apart


def _part(part: Part, spans: Sequence[_Span], sentences: Sequence[tuple[int, Sentence]]) -> str:
    text, pieces, end = part.body, [], 0
    # A number never stands inside a mark: links do not nest.
    outside = [
        (next((span.start for span in spans if span.start < at < span.stop), at), sentence)
        for at, sentence in sentences
    ]
    # Before a mark at the same place stands the number of its sentence.
    pieces_at = [(at, 0, at, _number(sentence)) for at, sentence in outside]
    pieces_at += [(span.start, 1, span.stop, _marked(text[span.start : span.stop], span.marks)) for span in spans]
    for start, _, stop, html in sorted(pieces_at, key=lambda each: each[:2]):
        pieces += [escape(text[end:start]), html]
        end = stop
    pieces.append(escape(text[end:]))
    heading = escape(f"{part.section} {part.title}".strip())
    paragraphs = re.split(r"\n\s*\n", "".join(pieces))
    return f"<h3>{heading}</h3>" + "".join(f"<p>{each.replace(chr(10), '<br>')}</p>" for each in paragraphs)


def _number(sentence: Sentence) -> str:
    return (
        f'<sup id="{escape(sentence.anchor)}"><a href="#{escape(sentence.target)}" title="{escape(sentence.label)}">'
        f"{sentence.number}</a></sup>"
    )


def _marked(text: str, marks: Sequence[Mark]) -> str:
    """The words in a mark: a link when it leads somewhere; further values of the same words follow as numbers."""
    first, *more = marks
    if not first.target:
        name = f' id="{escape(first.anchor)}"' if first.anchor else ""
        labels = "; ".join(dict.fromkeys(mark.label for mark in marks))
        return f'<mark{name} title="{escape(labels)}">{escape(text)}</mark>'
    links = [_link(first, f"<mark>{escape(text)}</mark>")]
    links += [f"<sup>{_link(mark, f'<mark>{number}</mark>')}</sup>" for number, mark in enumerate(more, 2)]
    return "".join(links)


def _link(mark: Mark, html: str) -> str:
    return f'<a id="{escape(mark.anchor)}" href="#{escape(mark.target)}" title="{escape(mark.label)}">{html}</a>'
