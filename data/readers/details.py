"""What stands beside the name of a project or a heading: money, places, participants, a carrier, targets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data.readers import carriers
from data.readers.changed_numbers import as_now
from data.readers.conditions import is_no_single_number
from data.readers.counting import Counted, counted_in, in_figures, sets_bound
from data.readers.german import Amount, amounts
from data.readers.text import one_line, words_of

_CARRIER = re.compile(
    r"(?:(?:maßnahme|projekt|bildungs|kooperations)?träger(?:in|schaft)?|durchführung|umsetzung|anbieter|"
    r"auftragnehmer)"
    # „Träger im Dialog“ is a name.
    r"(?:\s?:\s?|\sist\s|\sdurch\s|(?<=träger)\s(?=(?-i:[A-ZÄÖÜ])|d(?:ie|er|as|en)\s))"
    r"(?:die |der |das |den )?(?P<name>\S.{1,120})"
    r"|durchgeführt (?:von|durch) (?:die |der |das |den |dem )?(?P<by>\S.{1,120})",
    re.IGNORECASE,
)
# The words around a sum that make it nothing but the sum of what stands before.
_MONEY_WORDS = words_of(
    "die der das dem den kosten gesamtkosten gesamtfinanzierung gesamtausgaben projektkosten zwischensumme teilsumme "
    "gesamtsumme gesamt gesamtbetrag maßnahmen projekte jahr haushaltsjahr summe betrag budget mittel fördersumme "
    "förderung fördermittel zuwendung geplante geplant bewilligte bewilligt voraussichtliche /jahr "
    "zuschuss ansatz volumen finanzierung gefördert plan landesmittel esf-mittel esf aqb davon hiervon rund "
    "ca etwa bis zu max "
    "maximal höchstens mindestens in höhe von i h v mit je à insgesamt beträgt aus und land"
)
_COSTS = words_of("gesamtkosten gesamtfinanzierung gesamtausgaben projektkosten")
# „Projekt: Startbahn“
_LABEL = re.compile(r"^(?:Projekt(?:name|titel)?|Maßnahme|Bezeichnung|Titel|Name):\s")
_YEAR = re.compile(r"20\d\d")
# „24 Plätze, davon 12 in Teilzeit“
_OF_THE_COUNTED = re.compile(r"(?:davon|darunter|hiervon)\s\d{1,4}\s\D", re.IGNORECASE)
# „50.000 Euro, davon 10.000 Euro Sachkosten“; „davon AQB 50.000 Euro“ says nothing more of it.
_OF_THE_SUM = re.compile(
    r"(?:davon|darunter|hiervon)\s(?:bis zu\s|rund\s)?(?:EUR |€ )?\d[\d.,’']{0,20}\s?(?:Tsd\.?\s?|T)?(?:€|EUR|Euro)?"
    r"\s(?:für\s|als\s)?(?:die\s|den\s|das\s)?(?P<what>(?!Landesmittel|ESF|AQB|AMB)[^\W\d_][^\d,;]{2,60})",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:ziel(?:e|wert(?:e)?|zahl(?:en)?)?|kennzahl(?:en)?|plätze|platzzahl|anzahl(?: der)?(?: \w+)?|teilnehmer\w*|"
    r"teilnehmende[nr]?|tn|tn-zahl|indikator(?:en)?|eckdaten|zielgruppe|laufzeit|zeitraum|dauer|standort(?:e)?|"
    r"ort|inhalt|"
    r"beschreibung|hinweis|anmerkung|kapazität|umfang|ergebnis)\s?:\s?.+",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\bg?gmbh\b|\be\. ?v\.|\bag\b|stiftung|verein|werk\b|caritas|diakonie|\bawo\b|\bvhs\b|volkshochschule|"
    r"\bib\b|jobcenter|"
    r"kreis|stadt|akademie|handwerkskammer|\bihk\b|zentrum|gesellschaft",
    re.IGNORECASE,
)
# „AMB: 50.000 Euro“, as the cells of a table with a column per programme are read.
_OF_PROGRAMME = re.compile(
    r"(?P<code>AQB|AMB|AB): (?P<sum>\d[\d.,’' ]{0,20}\s?(?:Tsd\.?\s?|Mio\.?\s?|T)?(?:€|EUR|Euro))", re.IGNORECASE
)
# What stands between a name and what is said beside it: columns, dashes, commas, brackets.
_PARTING = re.compile(r"\s{2,}|\s?[;|]\s?|,\s|\s(?:[–—/-]|//)\s|:\s|\s?(?=[(\[])")
_PARTS = re.compile(r"\s{2,}|\s?[;|]\s?|,\s|\s/\s|\s[–—]\s|\s(?:und|mit|bei)\s(?=\d)")
_UNIT = (
    r"(?:€|EUR|Euro|TN|Plätzen?|Platz|Ausbildungsplätze|Teilnehmende|Teilnehmer(?:innen)?|Teilnehmerplätze|Personen)"
)
_FIGURE = r"(?:EUR |€ )?\d[\d.,’']{0,20}(?:,-{1,2})?\s?(?:Tsd\.?\s?|T)?"
# The last words of a name that need nothing between: „Werkstatt 120.000 €“.
_GLUED = re.compile(
    rf",?\s(?:(?:gefördert\s)?(?:mit(?: eine[mr] (?:Budget|Betrag|Volumen|Förderung|Zuwendung|Summe)"
    rf"(?: von| in Höhe von)?)?|in Höhe von|i\. ?H\. ?v\.|für)\s)?(?P<tail>(?:(?:bis zu|max\.|ca\.|je|rund|"
    rf"mit)\s)?{_FIGURE}{_UNIT}\.?)$"
)
_LEADING = re.compile(
    rf"(?P<tail>{_FIGURE}(?:€|EUR|Euro))(?:\s?[:–—|-]\s?|\s)(?P<name>\D.*)|(?P<count>\d{{1,4}} "
    rf"{_UNIT})\s?[:–—|]\s?(?P<of>\D.*)"
)
# „2 x 12 Plätze“, „40.000 bis 50.000 Euro“, „je Platz 4.000 Euro“: the figure behind is not what the Maßnahme has.
_CHANGES = re.compile(
    r"(?:\b\d{1,3}\s?[x×*+]|\b\d[\d.]*\s(?:bis|oder|bzw\.?)|\b(?:zusammen|bisher|vorjahr|statt)|\bzwischen\s\d{1,5}\sund|"
    r"\b\d{1,3}\s(?:durchgänge|gruppen|kurse|standorte|klassen|module|staffeln|jahrgänge)n?(?:\s(?:mit|zu))?(?:\sje)?|\b(?:je|pro)(?:\s(?:platz|"
    r"tn|teilnehm\w+|person|kopf|monat|jahr|quartal|tag|stunde|gruppe|kurs|maßnahme))?)\W{0,2}$",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\s?[,;]|\s?(?:\.{3,}|…+|_{3,}|·{3,})|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\s(?:sowie|und|oder)|\s?[–—-])\Z")
_FULL_STOP = re.compile(
    r"(?:(?<=[^\W\d_]{3})(?<!\bbzw)(?<!\busw)(?<!\betc)(?<!\babs)(?<!\bgem)|(?<=[)\]“\"]))\.\Z", re.IGNORECASE
)
# A longer line is a paragraph, no name.
LONGEST_LINE = 400
MOST_TAILS = 6


@dataclass
class Details:
    """What was said beside a name: every sum, what is counted, who carries it out."""

    sums: list[Amount] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    carrier: str | None = None
    remarks: list[str] = field(default_factory=list)
    # Costs of which the grant pays a part, and the year of a sum that has one of its own.
    costs: list[Amount] = field(default_factory=list)
    spent: dict[Amount, int] = field(default_factory=dict)
    # Sums with the programme each is of, where a table has a column for each.
    paid: list[tuple[Amount, str]] = field(default_factory=list)
    # Parts of the sum with what they are for.
    parts: list[tuple[Amount, str]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.paid or self.parts or self.sums or self.counted or self.carrier or self.remarks or self.costs)

    def add(self, other: Details) -> None:
        """Take over what was said in another place; the first carrier stays."""
        self.sums += other.sums
        self.counted += other.counted
        self.carrier = self.carrier or other.carrier
        self.remarks += other.remarks
        self.costs += other.costs
        self.spent |= other.spent
        self.parts += other.parts
        self.paid += other.paid
        if self.costs and self.sums and self.costs[0] in self.sums:
            # „Gesamtkosten 80.000 Euro, davon AQB 50.000 Euro“: the costs are no money of the grant.
            self.sums = [each for each in self.sums if each not in self.costs] or self.sums

    @property
    def places(self) -> int | None:
        """The places, when one number of them is named."""
        return self._only("places")

    @property
    def participants(self) -> int | None:
        """The participants, when one number of them is named."""
        return self._only("participants")

    def _only(self, noun: str) -> int | None:
        found = {each.value for each in self.counted if each.noun == noun and each.single and not each.part}
        value = next(iter(found), Decimal(0))
        return int(value) if len(found) == 1 and value == int(value) else None


def split(line: str) -> tuple[str, Details]:
    """A name and what is said beside it: „Werkstatt (12 Plätze, 120.000 Euro)“ → „Werkstatt“, a number and a sum."""
    found, name = Details(), line.strip()
    if len(name) > LONGEST_LINE:
        return one_line(name), found
    name = as_now(_LABEL.sub("", name))
    if (figured := in_figures(name)) != name and _GLUED.search(figured):
        name = figured
    if (leading := _LEADING.fullmatch(name)) and (said := said_by(leading["tail"] or leading["count"])):
        found.add(said)
        name = (leading["name"] or leading["of"]).strip()
    if columns := _columns(name):
        return columns
    for _ in range(MOST_TAILS):
        name = tidy(name)
        parted = _parted(name)
        if parted is None:
            break
        name, said = parted
        found.add(said)
    if found.carrier is None:
        name, found.carrier = carriers.parted(name)
    return one_line(name), found


def _columns(line: str) -> tuple[str, Details] | None:
    """The row of a table with columns for other things too: the name stands first, an organisation carries it out."""
    cells = [cell.strip() for cell in re.split(r"\s{3,}|\s?\|\s?", line) if cell.strip()]
    said = [said_by(cell) for cell in cells[1:]]
    if len(cells) < 3 or not any(said) or all(said):
        return None
    found = Details()
    for cell, each in zip(cells[1:], said, strict=True):
        carries = each is None and _ORGANISATION.search(cell)
        found.add(each or (Details(carrier=cell) if carries else Details(remarks=[cell])))
    return tidy(cells[0]), found


def tidy(name: str) -> str:
    """A name without the signs of the list it stood in: „Azubi-Lotse,“, „Sprache sowie“, „Fachtag.“."""
    name, before = name.strip(), ""
    while name != before:
        name, before = _END.sub("", name).rstrip(), name
    return _FULL_STOP.sub("", name)


def _parted(name: str) -> tuple[str, Details] | None:
    """The name before everything that is said beside it; None when nothing is, or when it changes what is said."""
    for sign in _PARTING.finditer(name):
        head, tail = name[: sign.start()], name[sign.end() :]
        if head.strip() and (said := said_by(tail)):
            return None if _CHANGES.search(head) else (head, said)
    glued = _GLUED.search(name)
    if glued is None or not glued.start() or _CHANGES.search(name[: glued.start()]):
        return None
    said = said_by(glued["tail"])
    return (name[: glued.start()], said) if said else None


def said_by(words: str, *, labels: bool = False) -> Details | None:
    """What words say beside a name when they say nothing else; None when they may be part of a name.

    `labels`: words with a label of their own such as „Zielgruppe: …“ are no name either.
    """
    if len(words) > LONGEST_LINE:
        return None
    words = in_figures(as_now(words))
    whole = counted_in(_bare(words))
    if whole and whole[0].whole:
        return Details(counted=whole)
    found = Details()
    open_carrier = False
    if labels and _is_label(words.strip()):
        return _labelled(words.strip())
    for part in filter(None, map(_bare, _PARTS.split(_bare(words)))):
        said = _part(part)
        if said is None and open_carrier and found.carrier:
            found.carrier = f"{found.carrier}, {part}"
        elif said is None:
            return None
        else:
            open_carrier = said.carrier is not None
            found.add(said)
    return found or None


def _is_label(words: str) -> bool:
    return sets_bound(words) or bool(_LABELLED.fullmatch(words) and not _CARRIER.fullmatch(words))


def _labelled(words: str) -> Details:
    inside = counted_in(words)
    if is_no_single_number(words):
        inside = [replace(each, whole=False, single=False) for each in inside]
    return Details(counted=inside, sums=amounts(words)) if inside else Details(remarks=[words], sums=amounts(words))


def _bare(words: str) -> str:
    """Words without brackets around them, and without one that has lost its other half."""
    words = words.strip().rstrip(".")
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1]
    if words.startswith("(") and (words.endswith(")") or ")" not in words):
        words = words[1:].removesuffix(")")
    return words[:-1].strip() if words.endswith(")") and "(" not in words else words.strip()


def _part(words: str) -> Details | None:
    if part := _OF_THE_SUM.fullmatch(words):
        return Details(parts=[(each, part["what"].strip()) for each in amounts(words)])
    if (of_programme := _OF_PROGRAMME.fullmatch(words)) and len(sums := amounts(of_programme["sum"])) == 1:
        return Details(paid=[(sums[0], of_programme["code"])])
    if carrier := _CARRIER.fullmatch(words):
        return Details(carrier=carriers.whole((carrier["name"] or carrier["by"]).strip(" .")))
    if sums := amounts(words):
        rest = f"{words[: sums[0].at]} {words[sums[-1].end :]}"
        said = {word.strip(".:,;()=≈").lower() for word in rest.split()} - {""}
        years = {word for word in said if _YEAR.fullmatch(word)}
        if len(sums) != 1 or not said - years <= _MONEY_WORDS or len(years) > 1:
            return None
        costs = list(sums) if said & _COSTS else []
        return Details(sums=sums, costs=costs, spent=dict.fromkeys(sums, int(years.pop())) if years else {})
    if _OF_THE_COUNTED.match(words):
        return Details(remarks=[words])
    counted = counted_in(words)
    return Details(counted=counted) if counted and counted[0].whole else None
