"""German amounts, dates and small numbers as they are written in agreements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from data.readers.number_words import number_of, ordinal_of

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan", "jänner"),
            ("februar", "feb"),
            ("märz", "maerz", "mrz"),
            ("april", "apr"),
            ("mai",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("dezember", "dez"),
        ),
        1,
    )
    for name in names
}
_NUMBERS = ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs")
# One sign groups the thousands of a figure: „1 753.200“ is no number.
_FIGURE = r"\d{1,3}(?P<sign>[. ’'])\d{3}(?:(?P=sign)\d{3}){0,3}|\d{1,12}"
# „1,234.56“ and „1234.56“ can be read in one way only; „640.00“ may be a piece of „640.000“.
_PLAIN = r"\d{1,3}(?:,\d{3}){1,3}\.\d{2}|\d{4,9}\.\d{2}"
# „812.400 Euro und 50 Cent“
_CENTS = re.compile(r"\s(?:und\s)?(?P<cents>\d{1,2})\sCents?\b", re.IGNORECASE)
_IN_WORDS = r"(?:in worten|i\. ?w\.):?\s"
# „im Jahr 2024 EUR 640.000“: the year is no sum.
_AMOUNT = re.compile(
    rf"(?:(?P<scaled>T€|TEUR|T-Euro|(?:Tsd\.?|Mio\.?)[ ]?(?:EUR|€|Euro))|(?P<before>EUR|€|Euro))?[ ]?(?<![\d.,’'])"
    rf"(?!20\d\d[ ](?:EUR|€|Euro)[ ]?\d)(?:(?P<plain>{_PLAIN})|(?P<whole>{_FIGURE})"
    r"(?:,(?P<cents>\d{1,2}|\d{3,6}(?=[ ]?(?:Mio|Million))|-{1,2}|–|—)|\.-)?)(?:\*{1,3})?"
    r"(?!\d|[.,’']\d)(?:\)(?=[ ](?:EUR|€|Euro)))?[ ]?"
    rf"(?:\({_IN_WORDS}[^()]{{3,120}}\)[ ]?)?"
    r"(?P<million>Mio\.?|Millionen|Million)?(?P<thousand>Tsd\.?|Tausend|T(?=[ ]?(?:€|EUR)))?[ ]?"
    # „Euro1)“ carries a footnote, „Europa“ is no currency.
    r"(?P<after>(?:EUR|€|Euros?)(?![^\W\d_]))?",
    re.IGNORECASE,
)
# „7 53.200“, „753.\n200“, „500.000 bis 753.200“: what stands before a figure may be a piece of it or its other end.
_PIECE_BEFORE = re.compile(r"(?<!\d)(?P<digits>\d{1,3})(?P<point>[ ]?[.,]?)\s{1,2}\Z")
_RANGE_BEFORE = re.compile(
    r"(?:(?:[. ’']\d{3}|\d{5})\s?(?:[-–/]|bis|oder|und|bzw\.?|beziehungsweise)\s?|(?<!\w)[-–])\Z"
)
# „§ 4 753.200“: the number of a paragraph, a clause or a page.
_NUMBER_OF = re.compile(
    r"(?:§|\b(?:maßnahmenart|kategorie|schwerpunkt|förderschwerpunkt|art(?:ikel)?|paragraph|nr|nummer|ziffer|abs(?:atz)?|satz|punkt|seite|anlage)\b\.?)\s{0,3}\Z",
    re.IGNORECASE,
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# „5.3.2024“, „5. März ’24“, „5. III. 2024“
_DATE = re.compile(
    r"(?<!\d)(?:(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r"|(?P<day>\d{1,2}) ?\. ?(?:(?P<month>\d{1,2}|[IVX]{1,4}) ?\. ?|(?P<word>[A-Za-zäÄ]{3,9})\.? )"
    r"(?P<year>\d{4}|['’‘´`]?\d{2}))(?!\d)"
)
# „fünften März zweitausendvierundzwanzig“
_DATE_IN_WORDS = re.compile(
    rf"\b(?P<day>[a-zäöüß]{{3,20}}ten) (?P<month>{'|'.join(MONTHS)}) (?P<year>zweitausend[a-zäöüß]{{3,30}})\b",
    re.IGNORECASE,
)

# „l7.O5.2022“: text recognition took figures for letters.
_MISREAD_DATE = re.compile(
    r"(?<![\w.])(?=[\d. ]{0,8}[lIOoSB])[\dlIOoSB]{1,2}\s?\.\s?[\dlIOoSB]{1,2}\s?\.\s?[\dlIOoSB]{4}(?!\w)"
)
# Footnotes stand high beside a figure or its currency: „812.400¹ Euro“.
_FOOTNOTES = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹\n", " "))
# A letter that touches a figure may be a digit that text recognition took for one: „1.l40.300“, „64O.000“.
_TOUCHED = re.compile(r"(?:[^\W\d_]|[^\W\d_][.,’'])\Z")
# „?12.400“, „█12.400“: a digit nobody could read.
_UNREADABLE = re.compile(r"(?:[?#@&█▓▒░■□�¿]|(?<![….])…)\Z")
_CURRENCY = re.compile(r"(?:EUR|€|Euro)\Z", re.IGNORECASE)
_HEAD_BEFORE = re.compile(r"\bin\s?\Z", re.IGNORECASE)
_BESIDE = re.compile(
    rf"^\S{{1,20}}[ ]?(?:EUR|€|Euro)?[ ]?\((?:{_IN_WORDS})?(?P<words>[a-zäöüß -]{{3,100}}?)"
    r"(?:[ ](?:Euro|EUR|€))?\)", re.IGNORECASE
)  # fmt: skip
# Numbers in words begin with a small one: „achthundert…“, „einer Million …“.
_EXACTLY = re.compile(r"\s{0,2}[(,–-]?\s{0,2}(?:genau(?:er)?|exakt)(?: gesagt)?:?\s{0,2}", re.IGNORECASE)
_WRITTEN_OUT = re.compile(
    r"\b(?P<words>(?:ein(?:er?|en)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|"
    r"fünfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend)[a-zäöüß-]{0,80}"
    r"(?:[ ]Million(?:en)?(?:[ ](?:und[ ])?[a-zäöüß-]{4,80})?)?)[ ](?:EUR|€|Euro)(?![^\W\d_])",
    re.IGNORECASE,
)
# „einhundert Euro“ is no budget, and „ein Euro“ no sum.
LEAST_IN_WORDS = 1_000
_GROUPING = str.maketrans("", "", ". ’'")


@dataclass(frozen=True)
class Amount:
    """A sum in euros as written.

    `rounded`: given in millions or thousands or with „rund“. `doubtful`: the figure may be only a piece of the sum.
    """

    euros: Decimal
    rounded: bool
    at: int
    end: int
    doubtful: bool


@dataclass(frozen=True)
class Day:
    """A date as written; `value` is None when there is no such day."""

    value: date | None
    written: str
    at: int


def amounts(text: str) -> list[Amount]:
    """Every sum that carries a currency, in the order of the text."""
    found = []
    for match in _AMOUNT.finditer(text.translate(_FOOTNOTES)):
        # „Betrag in Euro“ and the figure below it are the head of a column and a row.
        ahead = match["before"] or match["scaled"]
        head = ahead and not match["after"] and _HEAD_BEFORE.search(text[: match.start()][-4:])
        if not (ahead or match["after"]) or head:
            continue
        euros = _number(match)
        if cents := _CENTS.match(text, match.end()):
            euros += Decimal(cents["cents"]) / 100
        scale = _scale(match)
        written, at = match["plain"] or match["whole"], match.start("plain" if match["plain"] else "whole")
        before = text[max(0, match.start() - 48) : at]
        about = before[-24:].lower()
        rounded = scale > 1 or bool(
            re.search(
                r"\b(?:rund|rd\.|etwa|circa|zirka|ca\.|knapp|gut|ungefähr|annähernd)\s{0,4}(?:eur|euro|€)?\s{0,4}$",
                about,
            )
        )
        doubtful = _is_piece(written, text, at) or _differs(text, at, match.end(), euros * scale)
        found.append(Amount(_simple(euros * scale), rounded, match.start(), match.end(), doubtful))
    return _with_words(text, _without_rounded(text, found))


def _number(match: re.Match[str]) -> Decimal:
    if match["plain"]:
        return Decimal(match["plain"].replace(",", ""))
    fraction = match["cents"] if (match["cents"] or "").isdigit() else ""
    return Decimal(match["whole"].translate(_GROUPING) + (f".{fraction}" if fraction else ""))


def _scale(match: re.Match[str]) -> int:
    """What a figure counts: „TEUR 812,4“ and „812,4 Tsd. Euro“ thousands, „0,8 Mio. Euro“ millions."""
    ahead = (match["scaled"] or "").lower()
    if match["million"] or ahead.startswith("m"):
        return 1_000_000
    return 1_000 if match["thousand"] or ahead else 1


def _differs(text: str, at: int, end: int, euros: Decimal) -> bool:
    """Whether the words in brackets beside a figure say another number."""
    said = _BESIDE.search(text[at : end + 150])
    number = number_of(said["words"]) if said else None
    return number is not None and number != int(euros)


def _without_rounded(text: str, found: list[Amount]) -> list[Amount]:
    """The sums without those that are said exactly right behind: „rund 0,75 Mio. Euro (genau: 748.200 Euro)“."""
    exact = {
        id(first)
        for first, behind in pairwise(found)
        if first.rounded
        and not behind.rounded
        and abs(first.euros - behind.euros) * 10 < behind.euros
        and _EXACTLY.fullmatch(text[first.end : behind.at])
    }
    return [each for each in found if id(each) not in exact]


def _with_words(text: str, found: list[Amount]) -> list[Amount]:
    """The sums with those written out in words only; beside the same one in figures they say nothing new."""
    for match in _WRITTEN_OUT.finditer(text):
        number = number_of(match["words"])
        near = [each for each in found if each.at - 60 < match.start() and match.end() < each.end + 160]
        if (
            not number
            or number < LEAST_IN_WORDS
            or any(
                each.euros == number or each.doubtful or (each.at < match.end() and each.end > match.start())
                for each in near
            )
        ):
            continue
        found.append(Amount(Decimal(number), False, match.start(), match.end(), False))
    return sorted(found, key=lambda each: each.at)


def _is_piece(figure: str, text: str, at: int) -> bool:
    """Whether a figure at a place may be only a piece of the number that was meant."""
    if figure[0] == "0" and len(figure) > 1:
        return True
    before = text[max(0, at - 48) : at]
    if _TOUCHED.search(before) and not _CURRENCY.search(before):
        return True
    if _RANGE_BEFORE.search(before) or _UNREADABLE.search(before):
        return True
    piece = _PIECE_BEFORE.search(before)
    if piece is None or _NUMBER_OF.search(before[: piece.start()]):
        return False
    if piece["point"].strip() == ".":
        return len(re.split(r"[. ’']", figure)[0]) == 3 and not _counts_a_list(int(piece["digits"]), text, piece, at)
    return True


def _counts_a_list(number: int, text: str, piece: re.Match[str], at: int) -> bool:
    """„1. 452.700 Euro“ is the first of a list when another line begins with „2. “."""
    start = at - len(piece[0])
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return False
    around = text[max(0, start - 500) : at + 500]
    return any(re.search(rf"(?m)^[ ]{{0,12}}{near}\.\s", around) for near in (number - 1, number + 1) if near)


def _simple(euros: Decimal) -> Decimal:
    return euros.to_integral_value() if euros == euros.to_integral_value() else euros


def days(text: str) -> list[Day]:
    """Every date, also an impossible or misread one, in the order of the text; two-digit years are of this century."""
    found = []
    for match in _DATE.finditer(text):
        if match["word"] and match["word"].lower() not in MONTHS:
            continue
        value = _iso_day(match) if match["iso_year"] else _day_of_month(match)
        found.append(Day(value, match[0], match.start()))
    found += [Day(None, match[0], match.start()) for match in _MISREAD_DATE.finditer(text)]
    for match in _DATE_IN_WORDS.finditer(text):
        value = _day(number_of(match["year"]), MONTHS[match["month"].lower()], ordinal_of(match["day"]))
        if value:
            found.append(Day(value, match[0], match.start()))
    return sorted(found, key=lambda day: day.at)


def _iso_day(match: re.Match[str]) -> date | None:
    return _day(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))


def _day_of_month(match: re.Match[str]) -> date | None:
    year = int(match["year"].strip("'’‘´`"))
    if match["word"]:
        month = MONTHS[match["word"].lower()]
    elif match["month"].isdigit():
        month = int(match["month"])
    else:
        month = _ROMAN.index(match["month"]) + 1 if match["month"] in _ROMAN else 0
    return _day(year + 2000 if year < 100 else year, month, int(match["day"]))


def _day(year: int | None, month: int, day: int | None) -> date | None:
    """None where there is no such day."""
    try:
        return date(year or 0, month, day or 0)
    except ValueError:
        return None


def small_number(word: str) -> int | None:
    """„einen“ → 1, „zwei“ → 2, „3“ → 3; None when it is no small number."""
    word = word.lower()
    if word.isdigit():
        return int(word)
    for number, stem in enumerate(_NUMBERS):
        if re.fullmatch(stem + r"(?:e|en|em|er|es)?", word):
            return number
    return None


def grouped(euros: Decimal) -> str:
    """„1.140.300“, with cents where there are any: „1.140.300,50“."""
    return f"{euros:,.{0 if euros == euros.to_integral_value() else 2}f}".translate(str.maketrans(",.", ".,"))
