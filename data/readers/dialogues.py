"""How many Zielsteuerungsdialoge are agreed for the year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.readers.dialogue_times import DIALOGUE, SEASON, met_at_one, times_after, told_one_by_one
from data.readers.draft import Draft
from data.readers.german import small_number
from data.readers.reading import Citation, Section
from data.readers.text import one_line, shortened

# More than one a month is a year or a paragraph read by mistake.
MOSTDIALOGUES = 12
LONGEST_SENTENCE = 2000
_SENTENCE_END = re.compile(
    r"(?<=[.;])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\bNr\.)(?<!\bAbs\.)(?<!\bArt\.)(?<!\bca\.)(?<!\brd\.)"
    r"(?<!\bmax\.)(?<!\bmind\.)\s(?=[A-ZÄÖÜ„\d])"
)

_PERIODS = {"jahr": 1, "halbjahr": 2, "quartal": 4, "vierteljahr": 4, "monat": 12}
_ADVERBS = {"halbjährlich": 2, "vierteljährlich": 4, "quartalsweise": 4, "monatlich": 12, "jährlich": 1}
_UNIT = r"(?:kalender|haushalts)?(?P<unit>halbjahr|vierteljahr|jahr|quartal|monat)(?:e?s)?\b(?!\s?\d)"
_TIMES = r"\b(?P<times>\d{1,2}|ein|zwei|drei|vier|fünf|sechs)(?:\s?-?\s?mal|\s?[x×])\b"
_FREQUENCY = re.compile(
    rf"{_TIMES}(?:\s(?:(?:im|je|pro|in jedem)\s{_UNIT}|(?P<adverb>\w*jährlich|monatlich)\b))?"
    rf"|\b(?:je|pro|in jedem|jedes|jeden)\s{_UNIT.replace('unit', 'each')}"
    rf"|\b(?P<alone>{'|'.join(_ADVERBS)})\b",
    re.IGNORECASE,
)
# „§ 6 Zielsteuerungsdialoge“: the number of a section, no count.
_NUMBER_OF = re.compile(
    r"(?:§+|\b(?:art(?:ikel|\.)?|paragraph|nr\.?|nummer|ziffer|abschnitt|punkt|seite|absatz|abs\.))\s?\d{1,3}\b", re.I
)
_OTHER_TIME = re.compile(
    r"\b(?:haben|hatten|hat)\b.*\b\w*(?:geführt|gefunden|gehalten)\b|\bwurden?\b|\bfand(?:en)?\b|\bgab es\b|vorjahr|"
    r"\bvergangenen\b|\bbisherigen\b|\bletzten\b",
    re.IGNORECASE,
)
# „Auf einen Zielsteuerungsdialog wird verzichtet“: what the one number then means, only a person can say.
_CALLED_OFF = re.compile(
    r"\bverzicht\w*|\bentf[aä]ll\w*|\bausgesetzt|\babgesagt|\bunterbleib\w*|\bersetzt|\ban die stelle\b|"
    r"\bnicht (?:mehr )?(?:statt|vorgesehen|geplant|vereinbart|(?:durch)?geführt|abgehalten|erforderlich|nötig)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20\d\d\b")
# „Von den vier geplanten Zielsteuerungsdialogen finden zwei statt“: the first number is not that of the year.
_OF_THEM = re.compile(r"\bvon (?:(?:den|diesen|allen) )?(?:\d{1,2}|zwei|drei|vier|fünf|sechs)\b", re.IGNORECASE)
_AT_LEAST = re.compile(r"\b(?:mindestens|wenigstens|mind\.?(?= ))", re.IGNORECASE)
# A condition, a range or a rhythm that leaves the number open.
_OPEN = re.compile(
    r"\b(?:höchstens|maximal|nicht mehr als|bis (?:zu )?(?:\d|zwei|drei|vier|fünf|sechs)\b(?!\.)|oder|bzw|"
    r"bei bedarf|nach bedarf|im bedarfsfall|auf wunsch|auf verlangen|anlassbezogen|"
    r"regelmäßig\w*|gegebenenfalls|ggf|möglichst|in der regel|nach möglichkeit|weitere?[rns]?|anstelle|anstatt|"
    r"statt (?:von|de[rs]|eine[rs]?|dessen)|voraussichtlich|gewöhnlich|üblicherweise|grundsätzlich|nach absprache|"
    r"(?:etwa|rund|rd\.?|circa|ungefähr|ca\.?|max\.?) (?=\d|ein|zwei|drei|vier|fünf|sechs)|"
    r"alle \w+ (?:jahre|monate|wochen|quartale)|erst\w+ und|jeweils|je|pro|jedem|jeder|jedes|mehrere|einige|"
    r"\w{2,8}(?:monatlich|wöchentlich|jährlich)|wöchentlich)\b",
    re.IGNORECASE,
)
# „… findet statt, wenn eine Seite dies wünscht“: whether one is held at all is open.
_ONLY_IF = re.compile(
    r"\b(?:wenn|falls|sofern|soweit|vorausgesetzt|erforderlichenfalls|"
    r"bei (?:\w+ )?(?:abweichung\w*|problemen|gefährdung|minderausgaben)|im falle?)\b|^\W*sollten?\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:k[aö]nn\w{0,4}|darf|dürfen)\b", re.IGNORECASE)
# „vier Dialoge in zwei Jahren“, „…, in geraden Jahren zwei“: not how many there are in this year.
_NOT_IN_THE_YEAR = re.compile(
    r"\b(?:in|über|binnen|innerhalb von) (?:\d{1,2}|zwei|drei|vier|fünf|\w+en) jahren\b|\bjedes zweite jahr\b|"
    r"\bwährend der laufzeit\b",
    re.IGNORECASE,
)
_OPTIONAL = re.compile(rf"{_MAY.pattern}|\b(?:bedarf|wunsch|verlangen|ggf|gegebenenfalls|oder|bzw)\b", re.IGNORECASE)
# What follows the noun and these words is what is talked about, no longer how often.
_TOPIC = re.compile(r"[,;:]|\b(?:zum|zur|über|in dem)\b")
_WORDS = "zwei|drei|vier|fünf|sechs"
# „(2)“, „6.1“ and „30.“ count paragraphs and days.
_COUNT = re.compile(rf"(?<![\d.(])\b\d{{1,2}}(?=[\s-])|\b(?:k?ein|{_WORDS})(?:e|en)?\b", re.IGNORECASE)
# „drei (3) Dialoge“
_REPEATED = re.compile(rf"\b(?P<word>ein(?:en|er)?|{_WORDS})\s\((?P<digit>\d)\)", re.IGNORECASE)
# „Statt zwei Zielsteuerungsdialogen …“ says what is no longer so; „Die zwei Partner …“ counts who, not how often.
_INSTEAD = re.compile(
    rf"\b(?:an)?statt\s(?:(?:von|der|bisher|wie|bislang|den)\s){{0,3}}(?:\d|{_WORDS}|ein)\w{{0,2}}\s"
    rf"(?:{DIALOGUE.pattern})",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"\b(?:[Dd]ie|[Aa]lle|[Bb]eide)\s(?:\d{{1,2}}|{_WORDS})\s(?:[a-zäöüß]+en?\s)?(?!Ziel|Dialog|Jahr|Monat|"
    rf"Woche|Quartal)[A-ZÄÖÜ]\w+"
)
# „Die Anzahl der Zielsteuerungsdialoge beträgt 2.“
_COUNTED = re.compile(
    rf"(?:\b(?:an)?zahl der (?:{DIALOGUE.pattern})(?:(?: \w+){{0,3}}? (?:beträgt|ist|liegt bei|wird auf)|:)"
    rf"|^(?:(?:an)?zahl )?(?:{DIALOGUE.pattern}):|\b(?:an)?zahl (?:der )?(?:{DIALOGUE.pattern}):) "
    rf"(?P<number>\d{{1,2}}|{_WORDS}|ein\w{{0,2}})\b(?!\s(?-i:[A-ZÄÖÜ](?!al\b)))",
    re.IGNORECASE,
)
# „Einer der beiden Zielsteuerungsdialoge findet im Mai statt“ speaks of one of them and counts none.
_ONE_OF = re.compile(
    rf"\b(?:ein(?:er|en|em|es)?|jeder|der (?:erste|zweite|andere)) (?:der|von(?: den)?) "
    rf"(?:(?P<of>\d{{1,2}}|{_WORDS})|beiden) (?:[a-zäöüß]+en )?(?:{DIALOGUE.pattern})",
    re.IGNORECASE,
)
# „in der ersten Jahreshälfte einen und in der zweiten einen Zielsteuerungsdialog“
_AND_ANOTHER = re.compile(rf"\b(?:einen?|{_WORDS}) und\b.*\b(?:einen?|{_WORDS})\b", re.IGNORECASE)
# „Zielsteuerungsdialoge, im Jahr 2023: 3, im Jahr 2024: 2“
_OF_YEAR = (
    rf"(?:(?:im|für das) )?(?:(?:haushalts|kalender)?jahr )?20\d\d\s?[:=]\s?(?:\d{{1,2}}|{_WORDS}|ein\w{{0,2}})\b"
)
_YEARLY = re.compile(
    rf"(?:{DIALOGUE.pattern})[ ,(:–-]{{1,3}}(?P<pairs>{_OF_YEAR}(?:(?:[,;]| und) {_OF_YEAR})*)(?=[\s.;)]*$|,)",
    re.IGNORECASE,
)
_YEAR_AND_NUMBER = re.compile(r"(20\d\d)\s?[:=]\s?(\w+)")
# „Ein Dialog im Mai, ein weiterer im November“: how many there are is not said in one number.
_ANOTHER = re.compile(r"\bein(?:e[rn]?)?\s(?:weitere|zweite)[rn]?\b", re.IGNORECASE)
_YEARLY_ONE = re.compile(rf"\b(?:der|den) jährliche[nr]? (?:[a-z]+e[nr]? )?(?:{DIALOGUE.pattern})", re.IGNORECASE)
_THE_ONE = re.compile(rf"\b(?:der|den)\s(?:jährliche[nr]?\s|gemeinsame[nr]?\s)?(?:{DIALOGUE.pattern})", re.IGNORECASE)
# Between a number and its noun only what describes the noun may stand: „einen gemeinsamen, vertieften Dialog“.
_DESCRIBES = re.compile(r"(?:[a-zäöüß]{2,30}(?:e|en|er|es|em),?|und|nur)")
_VERBS = {"führen", "finden", "halten", "werden", "sollen", "wollen", "haben", "vereinbaren", "können"}


@dataclass(frozen=True)
class _Said:
    """What one sentence says: a number, or that it is open.

    `of`: it speaks of one of so many. `least`: the number is a lower bound. `weak`: it follows
    only from „der Zielsteuerungsdialog findet im Mai statt“.
    """

    number: int | None
    open: bool
    least: bool
    cited: Citation
    weak: bool = False
    of: int | None = None


def read_dialogues(reading: Draft) -> None:
    """Find the number of dialogues; what is open or contradictory gives none, and a warning with the passage."""
    said = [
        each
        for section in reading.sections
        for sentence in _SENTENCE_END.split(_without_title(section))
        if (each := _said(sentence, section, reading.sure_year)) is not None
    ]
    if any(each.number is not None and not each.weak for each in said):
        said = [each for each in said if not each.weak]
    numbers = {each.number: each.cited for each in reversed(said) if each.number is not None}
    # „Einer der beiden“ beside „zwei“ says nothing new.
    said = [each for each in said if each.of is None or numbers.keys() != {each.of}]
    unclear = [each.cited for each in said if each.open and each.number is None]
    doubts = [each.cited for each in said if each.open and (each.number is not None or (each.of and numbers))]
    if len(numbers) > 1 and not doubts:
        where = " und ".join(f"{number} ({cited.section})" for number, cited in sorted(numbers.items()))
        _warn(reading, f"Verschiedene Zahlen von Zielsteuerungsdialogen: {where}. Bitte klären.")
    elif doubts or not numbers:
        if shown := doubts or unclear:
            message = (
                f"{shown[0].section}: „{shortened(shown[0].passage)}“ nennt keine feste Zahl von Zielsteuerungsdialogen"
            )
            _warn(reading, f"{message}. Bitte klären.")
        else:
            _warn(reading, "Die Zahl der Zielsteuerungsdialoge ist nicht genannt. Bitte im Text nachsehen.")
    else:
        reading.dialogues, reading.citations["dialogues"] = next(iter(numbers.items()))
        more = unclear or [each.cited for each in said if each.least]
        if more:
            message = f"{more[0].section}: „{shortened(more[0].passage)}“ lässt weitere Zielsteuerungsdialoge zu"
            _warn(reading, f"{message}; gelesen wurde {reading.dialogues}. Bitte prüfen.")


def _without_title(section: Section) -> str:
    """The wording of a section in one line; a heading that names no number says nothing."""
    title, text = section.title or "", section.text
    said = text.removeprefix(title) if title and not _COUNT.search(f"{title} ") else text
    return one_line(said)


def _warn(reading: Draft, message: str) -> None:
    reading.miss("dialogues", message, "warning")


def _said(sentence: str, section: Section, year: int | None) -> _Said | None:
    """What a sentence says about the number of dialogues of the year; None when nothing."""
    sentence = sentence[:LONGEST_SENTENCE]
    if not DIALOGUE.search(sentence):
        return None
    cited = Citation(section.name, one_line(sentence)[:600], section.page_of(sentence[:40]))
    sentence = _WHO.sub(" ", _INSTEAD.sub(" ", _REPEATED.sub(_once, _NUMBER_OF.sub(" ", sentence))))
    nouns = list(DIALOGUE.finditer(sentence))
    if not nouns or _of_another_time(sentence, year):
        return None
    if _CALLED_OFF.search(sentence) or _OF_THEM.search(sentence):
        return _Said(None, True, False, cited)
    if _ONLY_IF.search(sentence) or _NOT_IN_THE_YEAR.search(sentence):
        return _Said(None, True, False, cited)
    if part := _ONE_OF.search(sentence):
        return _Said(None, True, False, cited, of=small_number(part["of"] or "2"))
    if yearly := _YEARLY.search(sentence):
        found = {small_number(word) for of, word in _YEAR_AND_NUMBER.findall(yearly["pairs"]) if int(of) == year}
        number = found.pop() if len(found) == 1 else None
        return _Said(number, number is None or number > MOSTDIALOGUES, False, cited)
    if counted := _COUNTED.search(sentence):
        number = small_number(counted["number"])
        return _Said(number, number is None or number > MOSTDIALOGUES, False, cited)
    before = sentence[: nouns[-1].start()]
    rhythm = list(_FREQUENCY.finditer(sentence))
    unsure = _OPTIONAL.search(sentence) or len(set(_YEAR.findall(sentence))) > 1
    one_by_one = None if unsure else told_one_by_one(sentence, nouns)
    if one_by_one is not None:
        return _Said(one_by_one, one_by_one > MOSTDIALOGUES, False, cited)
    tail = _TOPIC.split(sentence[nouns[-1].end() :], maxsplit=1)[0]
    ahead, bare = _FREQUENCY.sub(" ", before), _FREQUENCY.sub(" ", f"{before}Dialog{tail}")
    count = next((each for noun in nouns if (each := _count_before(sentence[: noun.start()])) is not None), None)
    number = _number(rhythm, count)
    least = bool(_AT_LEAST.search(bare))
    different = {small_number(word) for word in _COUNT.findall(ahead)}
    is_open = bool(
        _ANOTHER.search(sentence)
        or _OPEN.search(ahead if number is None else bare)
        or _MAY.search(bare)
        or len(different) > 1
        or _AND_ANOTHER.search(ahead)
        or len(SEASON.findall(bare)) > 1
        or (least and number != 1)
        or (rhythm and count is not None and number is None)
        or (number is not None and number > MOSTDIALOGUES)
        # „Das Ergebnis der zwei Dialoge des Jahres 2023 ist Grundlage des Dialogs 2024“
        or (number is not None and len(set(_YEAR.findall(sentence))) > 1)
    )
    if number is None:
        plural = nouns[-1][0].lower().rstrip("n").endswith("dialoge")
        times = times_after(sentence, nouns[-1].end()) if not rhythm and not _OPEN.search(sentence) else 0
        if times and plural != (times == 1) and (plural or _THE_ONE.search(sentence)):
            return _Said(times, False, False, cited, weak=not plural)
        met = met_at_one(sentence) and not _OPTIONAL.search(sentence)
        if not plural and not is_open and (met or _YEARLY_ONE.search(sentence)):
            return _Said(1, False, False, cited, weak=True)
        return _Said(None, True, False, cited) if is_open and plural else None
    return _Said(number, is_open, least, cited)


def _once(repeated: re.Match[str]) -> str:
    same = small_number(repeated["word"]) == int(repeated["digit"])
    return repeated["word"] if same else repeated[0]


def _of_another_time(sentence: str, year: int | None) -> bool:
    years = {int(each) for each in _YEAR.findall(sentence)}
    return bool(_OTHER_TIME.search(sentence)) or (year is not None and bool(years) and year not in years)


def _number(rhythm: list[re.Match[str]], count: int | None) -> int | None:
    """The number in a year from „zweimal jährlich“ or „je Quartal“ and the count before the noun; None when "
    "unclear."""
    if not rhythm:
        return count
    if len(rhythm) > 1:
        return None
    found = rhythm[0]
    unit, adverb = found["unit"] or found["each"], found["adverb"] or found["alone"]
    periods = _PERIODS[unit.lower()] if unit else _ADVERBS.get(adverb.lower(), 0) if adverb else 1
    times = small_number(found["times"]) if found["times"] else 1
    if not periods or not times or (times > 1 and (count or 1) > 1):
        return None
    # „jährlich Dialoge“ says no number; „halbjährlich Dialoge“ and „einmal jährlich“ do.
    return (
        None
        if count is None and periods == 1 and not found["times"]
        else periods * times * (1 if count is None else count)
    )


def _count_before(before: str) -> int | None:
    """The number that stands before a noun, with nothing but its adjectives between; „in einem Dialog“ is none."""
    words = _FREQUENCY.sub(" ", before).split()
    for word in reversed(words[-8:]):
        if word.lower() in ("einem", "eines", "einer"):
            return None
        number = small_number(word)
        if number is not None:
            return number
        if word in _VERBS or not _DESCRIBES.fullmatch(word):
            return None
    return None
