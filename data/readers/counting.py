"""Numbers of places, participants, entries and quotas, as agreements write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from data.readers.number_words import number_of
from data.readers.text import words_of

_NOUNS = {
    "places": (
        r"(?:ausbildungs|teilnahme|teilnehmenden|teilnehmer|maßnahme|qualifizierungs|schulungs|"
        r"projekt)?-?pl[aä]tze?n?"
    ),
    "participants": (
        r"tn|teilnehmende[nr]?|teilnehmer(?:innen)?(?:\s(?:und|/)\steilnehmer(?:innen)?)?|teilnehmer[*:_/]-?innen|"
        r"personen|jugendliche[nr]?|frauen|menschen|auszubildende[nr]?|beschäftigte[nr]?"
    ),
    "entries": r"(?:maßnahme)?eintritte?n?|zugänge",
    "completions": r"(?:berufs|ausbildungs|maßnahme|schul|bildungs)?abschlüsse?n?|absolvent\w+",
    "placements": (
        r"vermittlungen|integrationen|übergänge|arbeitsaufnahmen|beratungen|betriebe|schulungen|veranstaltungen"
    ),
}
_QUOTA = r"[a-zäöüß]{3,30}(?:quote|rate)|quote|rate"
_BOUND = r"(?:mindestens|mind\.|wenigstens|bis zu|max\.|maximal|höchstens|ca\.|rund|etwa|insgesamt|je|jeweils|weitere)"
_NUMBER = r"\d{1,3}(?:\.\d{3})|\d{1,5}(?:,\d{1,2})?"
_COUNT = re.compile(
    rf"(?<![\d.,§/-])\b(?:(?P<bound>{_BOUND})\s)?(?P<value>{_NUMBER})\s?(?:%|prozent\b)\s?(?:(?:als|der|"
    rf"an)\s)?(?P<quota>{_QUOTA})?"
    rf"|\b(?P<quota_first>{_QUOTA})\s?(?::|von|in höhe von|beträgt|soll|=)?\s?(?:mindestens\s|"
    rf"höchstens\s|maximal\s|von\s)?(?P<value_last>{_NUMBER})\s?(?:%|prozent)"
    rf"|(?<![\d.,§/-])\b(?:(?P<bound_n>{_BOUND})\s)?(?P<value_n>{_NUMBER})\s(?:[a-zäöüß]{{3,20}}(?:e|en|er)\s){{0,2}}"
    rf"(?P<noun>{'|'.join(_NOUNS.values())})(?![\wäöüß])"
    rf"|\b(?P<noun_first>{'|'.join(_NOUNS.values())}|platzzahl|teilnehmerzahl|"
    rf"tn-zahl)\s?:\s?(?P<value_first>{_NUMBER})(?![\d.,]|\s?%)",
    re.IGNORECASE,
)
# „zwölf Plätze“; a capital begins a name.
_WRITTEN_OUT = re.compile(rf"\b[a-zäöüß]{{3,30}}(?=\s(?i:{'|'.join(_NOUNS.values())})(?![\wäöüß]))")
_BOUND_FIRST = re.compile(rf"{_BOUND}\s\d", re.IGNORECASE)
_PART = re.compile(r"\b(?:davon|darunter|hiervon)\s\S{0,20}\s?$", re.IGNORECASE)
# What may stand around a number that is nothing but a number of places or people.
_AROUND = words_of(
    "ziel ziele zielwert zielzahl es soll sollen werden stehen zur verfügung mit für davon darunter insgesamt "
    "im jahr pro "
    "jährlich angestrebt geplant vorgesehen erreicht besetzt gefördert und sowie frauen männer junge menschen "
    "jugendliche "
    "geplante vereinbart vereinbarte plätze anzahl der"
)
# Words that fit exactly one indicator of data/reference/indicator.csv; any other number stays a wording.
_INDICATORS = {"places": "places", "entries": "entries", "completions": "completions"}
_QUOTAS = {"übergangsquote": "transition_rate", "abbruchquote": "dropout_rate", "abbrecherquote": "dropout_rate"}
UNITS = {
    "places": "Plätze",
    "participants": "Personen",
    "entries": "Personen",
    "completions": "Personen",
    "placements": "Anzahl",
    "quota": "Prozent",
}

# The unit of every indicator that a number of an agreement can be told by.
INDICATOR_UNITS = {indicator: UNITS[noun] for noun, indicator in _INDICATORS.items()} | dict.fromkeys(
    _QUOTAS.values(), UNITS["quota"]
)


# The longest sentence that is read for numbers; no agreement has one half as long.
LONGEST_TEXT = 1500


@dataclass(frozen=True)
class Counted:
    """A number with what it counts: `noun` as known here, `words` as written.

    `part`: a part of the number before („davon 15 für Frauen“); `whole`: the text around says nothing else;
    `single` is false for one end of a band and for a number each time.
    """

    value: Decimal
    noun: str
    words: str
    indicator: str | None
    part: bool
    whole: bool
    at: int
    single: bool = True

    @property
    def unit(self) -> str:
        """The unit in words."""
        return UNITS[self.noun]


def counted_in(text: str) -> list[Counted]:
    """Every number of places, people, quotas and the like, in the order of the text."""
    text = text[:LONGEST_TEXT]
    found = list(_COUNT.finditer(text))
    around = {word.strip("(),.;:–-/").lower() for word in _COUNT.sub(" ", text).split()} - {""}
    whole = {word for word in around if not word.isdigit()} <= _AROUND
    counted = []
    for match in found:
        written = match["value"] or match["value_last"] or match["value_n"] or match["value_first"]
        quota = bool(match["value"] or match["value_last"])
        word = (match["quota"] or match["quota_first"] or match["noun"] or match["noun_first"] or "").lower()
        noun = "quota" if quota else _noun(word)
        part = bool(_PART.search(text[: match.start()]))
        indicator = None if part else _QUOTAS.get(word) if quota else _INDICATORS.get(noun)
        value = Decimal(written.replace(".", "").replace(",", "."))
        counted.append(Counted(value, noun, match[0].strip(), indicator, part, whole, match.start()))
    return counted


def in_figures(text: str) -> str:
    """The text with numbers in figures that are written out before what they count: „zwölf Plätze“ → „12 Plätze“."""
    return _WRITTEN_OUT.sub(_figure, text)


def _figure(word: re.Match[str]) -> str:
    number = number_of(word[0])
    return str(number) if number is not None and number > 1 else word[0]


def sets_bound(line: str) -> bool:
    """Whether a line begins with a bound and a number of something: „mindestens 70 % der Teilnehmenden …“."""
    return bool(_BOUND_FIRST.match(line)) and bool(counted_in(line))


def _noun(word: str) -> str:
    if word == "platzzahl":
        return "places"
    if word in ("teilnehmerzahl", "tn-zahl"):
        return "participants"
    return next(noun for noun, pattern in _NOUNS.items() if re.fullmatch(pattern, word, re.IGNORECASE))
