"""What both sides commit to or declare: each sentence of a known kind, with who is bound by it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

from data.readers.draft import Draft
from data.readers.reading import Bound, Citation, Clause, Section
from data.readers.text import one_line

CATALOGUE = Path(__file__).parents[1] / "reference" / "clause_kind.csv"
# More sentences than ten agreements have.
MOST_CLAUSES = 300
LONGEST_CLAUSE = 1500
_SENTENCE_END = re.compile(
    r"(?<=[.;!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\bNr\.)(?<!\bAbs\.)(?<!\bArt\.)(?<!\bbzw\.)(?<!\bz\. "
    r"B\.)\s+(?=[A-ZÄÖÜ„(\"])|\n\n"
)
_KINDS: dict[str, str] = {
    "alliance": r"bündnis(?:ses)? (?:für )?ausbildung",
    "concept": r"fachkonzept|aktionsplan zur integration",
    "regional_strategy": (
        r"orientier[^.]{0,400}(?:strategie)|grundlage[^.]{0,80}(?:arbeitsmarkt|ausbildungs)[\w-]*strategie"
    ),
    "inclusive": r"genderad[aä]quat|geschlechtergerecht|altersbegrenzung|altersgrenze|\binklusiv",
    "aims": (
        r"land(?: hessen)? wichtig|entscheidungsspielräume|erfolgreiche arbeitsmarktpolitik|"
        r"verfolgt[^.]{0,160}\bziel\b|ziel(?:e)? des landes (?:ist|sind)|\bhandlungsansatz\b|"
        r"beschäftigungsfähigkeit"
    ),
    "language": (
        r"sprachkompetenz|sprachförder|sprachangebot|deutschförder|sprachliche[rn]? (?:förder|qualifi|kompetenz)"
    ),
    "digital": r"digitale[rn]? (?:kompetenz|transformation|bildung|teilhabe|lern)|digitalisierung",
    "part_time": r"teilzeit-?\s?(?:berufs)?ausbildung|ausbildung(?:en)? in teilzeit",
    "focus": r"schwerpunkte?\b[^.]{0,80}(?:sind|ist|liegen|liegt|bilden)",
    "legal_circles": r"rechtskreis|asylblg|sgb ii, ?(?:sgb )?iii",
    "joint_effort": (
        r"setzen[^.]{0,120}(?:kompetenzen|möglichkeiten|kräfte|mittel)[^.]{0,60}ein|wirken[^.]{0,80}(?:darauf|"
        r"zusammen)|"
        r"verpflichten sich[^.]{0,80}(?:ziele|gemeinsam)"
    ),
    "strategy_duty": r"strategie[^.]{0,120}(?:aktualisier|fortschreib|fortgeschrieb|weiterentwickel)|"
    r"(?:aktualisier|fortzuschreib|fortschreib|fortgeschrieb|weiterentwickel)[^.]{0,120}strategie",
    "school_to_work": r"\bolov\b|übergang(?:s)? (?:von der )?schule",
    "refugees": r"geflüchtet|flüchtling|ukrain|asylsuchend|neu\s?zugewander|vertrieben",
    "disability": r"behinderung|behindertenrechtskonvention|un-?brk|barrierefrei",
    "grant": (
        r"(?:haushaltsmittel|mittel|budget|zuwendung)[^.]{0,160}(?:in höhe|zur verfügung)|stell[^.]{0,200}(?:euro|"
        r"€)[^.]{0,120}"
        r"zur verfügung"
    ),
    "measures": r"finanziert[^.]{0,200}(?:projekte|maßnahmen)|folgende (?:projekte|maßnahmen)",
    "notice": r"\b(?:zuwendungs|bewilligungs|förder)?bescheid",
    "dialogue": r"ziel[- ]?steuerungs[- ]?(?:dialog|gespräch)",
    "deviations": r"abweichung[^.]{0,200}(?:berücksichtig|beurteilung|zielerreichung|mitgeteilt|anzuzeigen|gemeldet)",
    "surveys": r"\bumfragen?\b|\btagungen?\b|befragung|evaluation",
    "exchange": (
        r"erfahrung(?:en|saustausch)?[^.]{0,60}austausch|erfahrungsaustausch|gute[rn]? praxis|best practice|neue "
        r"impulse"
    ),
    "publication": r"veröffentlich|internetportal",
    "reporting": (
        r"verwendungsnachweis|sachbericht|\bberichte?t?\b[^.]{0,60}(?:vorzulegen|über|an das|zum)|monitoring"
    ),
}
_PATTERNS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _KINDS.items()}
# Kinds whose words occur in names and lists too: they need a sentence.
_SUBJECT_OF_BOTH = re.compile(
    r"^(?:\W*(?:das|die|der) )?(?:hmsi|hmaijs|hsm|hessische[sn]? ministerium[^.]{0,60}?|land(?: hessen)?|"
    r"\S{0,30}kreis|landkreis \S+|"
    r"kreis \S+|\S{0,20}stadt(?: \S+){0,3}|gebietskörperschaft|kreis) und (?:das|die|der) |"
    r"^\W*(?:beide|die (?:zwei |beiden )?(?:vereinbarungs|"
    r"vertrags)?(?:partner|parteien|seiten))",
    re.IGNORECASE,
)
_SUBJECT_COUNTY = re.compile(
    r"^\W*(?:(?:im|für das) jahr \d{4} \w+ )?(?:der (?:\S{0,30}kreis\b|landkreis|kreis)|die (?:\S{0,20}stadt|"
    r"gebietskörperschaft|kommune)\b)",
    re.IGNORECASE,
)
_SUBJECT_MINISTRY = re.compile(
    r"^\W*(?:das (?:hmsi|hmaijs|hsm|land|hessische|ministerium)\b|dem land\b)", re.IGNORECASE
)


@cache
def bound_by_default() -> dict[str, Bound]:
    """Who is bound by a kind of clause when the sentence does not say."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: cast(Bound, row["bound"]) for row in csv.DictReader(file)}


def read_clauses(draft: Draft) -> None:
    """Find the sentences of every kind outside the head, the lists of projects and the signatures."""
    listed = {project.passage.split("\n")[0].strip() for project in draft.projects}
    found: list[Clause] = []
    for section in draft.sections:
        if section.name not in ("Kopf", "Unterschriften"):
            for sentence in _sentences(section, listed):
                found += _clauses(section, sentence)
    draft.clauses = found[:MOST_CLAUSES]


def _sentences(section: Section, listed: set[str]) -> list[str]:
    lines = ["" if line.strip() in listed else line for line in section.text.split("\n")]
    text = "\n".join(lines)
    if section.title and text.startswith(section.title):
        text = text[len(section.title) :]
    # „insgesamt\n\n753.200 Euro\n\naus dem Budget“ is one sentence, „folgende Projekte:“ ends one.
    text = re.sub(r"(?<![.:;!?])\n\n(?=[\d€a-zäöüß])|(?<=Euro)\n\n(?=[a-zäöüß])", " ", text)
    parts = [one_line(each.replace("**", "")) for each in _SENTENCE_END.split(text)]
    return [each for each in parts if len(each.split()) >= 4]


def _clauses(section: Section, sentence: str) -> list[Clause]:
    text = sentence[:LONGEST_CLAUSE]
    cited = Citation(section.name, text, section.page_of(text[:40]))
    kinds = [kind for kind, pattern in _PATTERNS.items() if pattern.search(text)]
    return [Clause(kind, _bound(text, kind), text, cited) for kind in kinds]


def _bound(sentence: str, kind: str) -> Bound:
    if _SUBJECT_OF_BOTH.search(sentence):
        return "both"
    if _SUBJECT_COUNTY.search(sentence):
        return "county"
    if _SUBJECT_MINISTRY.search(sentence):
        return "ministry"
    return bound_by_default()[kind]


def authority(clauses: Sequence[Clause]) -> str | None:
    """The authority that issues the Bescheid, as the agreement names it: „Regierungspräsidium Kassel“."""
    found = (_AUTHORITY.search(each.text) for each in clauses if each.kind == "notice")
    return next((re.sub(r"ums\b", "um", match[0]) for match in found if match), None)


_AUTHORITY = re.compile(r"Regierungspräsidiums? [A-ZÄÖÜ][\w-]+|RP [A-ZÄÖÜ][\w-]+")
