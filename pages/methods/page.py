"""Methodik und Glossar: how is this computed, and what does the word mean?"""

import pandas as pd
import streamlit as st

from charts.base import headings
from charts.base.columns import Column, Columns, written
from charts.targets import figures as targets
from data import numbers
from data.code_words import WITHHELD
from data.rows import only_row, rows_of
from queries import methods as questions
from ui import address, since_then, take_along
from ui.selection import current
from ui.tables import show
from ui.text import plain

SOURCES_SHOWN = 60
# What a keyboard writes for the signs at which no line ends.
_TYPED = str.maketrans({numbers.SPACE: " ", "\u2011": "-"})
DIRECTION = {
    "higher": "mehr ist besser",
    "lower": "weniger ist besser",
    "base": "Abbau von einem Ausgangswert",
    "band": "innerhalb eines Bandes",
    "none": "ohne Wertung",
}

chosen = current()
facts = chosen.facts
st.title("Methodik und Glossar")
st.markdown(
    "Wie jede Zahl gerechnet wird, was jeder Begriff bedeutet und wie belastbar die Quellen sind. "
    "Grenzen und Formeln sind Vorschläge, bis das Ministerium sie beschließt."
)
word = address.text("Begriff suchen", key="begriff", placeholder="zum Beispiel Abrufquote").strip()


def found(frame: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Rows in which the searched word is to be read; all rows without a search."""
    if not word:
        return frame
    cells = pd.DataFrame(written(frame, columns), index=frame.index, dtype="str")
    hit = cells.apply(lambda cell: cell.str.translate(_TYPED).str.contains(word, case=False, regex=False))
    return frame[hit.any(axis=1)]


def chapter(title: str, key: str, frame: pd.DataFrame, columns: Columns, words: str) -> None:
    """A heading, a sentence and the rows that match the search."""
    rows = found(frame, columns)
    st.header(title, anchor=key)
    since_then.shown(title, frame, columns)
    part = take_along.Part(key, title, words, "", columns, lambda: rows)
    take_along.note_part(part)
    st.markdown(words)
    if rows.empty:
        st.info(f"Kein Eintrag enthält „{plain(word)}“. Bitte ein anderes Wort suchen oder das Feld leeren.")
        return
    take_along.offer(chosen, part)
    show(rows, columns, alt=title)


def entry(row: questions.Terms) -> str:
    """One term of the glossary: what it is also called, what it means, where that comes from."""
    also = "" if numbers.is_missing(row.also) else f" (auch: {plain(row.also.replace('|', ', '))})"
    return f"**{plain(row.term)}**{also}  \n{plain(row.definition)}  \n*{plain(row.evidence)}*"


counts, rules, divisions, glossary, documents = address.tabs(
    ["Kennzahlen", "Status und Regeln", "Maßnahmenarten und Programme", "Glossar", headings.SOURCES], key="kapitel"
)

if counts.open:
    indicators = questions.indicators(facts)
    indicators = indicators.assign(direction=indicators["direction"].map(DIRECTION))
    columns = {
        "name": Column("Kennzahl"),
        "unit": Column("Einheit"),
        "direction": Column("Richtung"),
        "formula": Column("Formel"),
        "definition": Column("Bedeutung"),
        "evidence": Column("Herkunft"),
    }
    with counts:
        chapter(
            "Kennzahlen der Ziele",
            "zielkennzahlen",
            indicators[indicators["role"] == "target"],
            columns,
            "Was mit den Gebietskörperschaften vereinbart werden kann.",
        )
        chapter(
            "Gerechnete Kennzahlen",
            "messgroessen",
            indicators[indicators["role"] == "measure"],
            columns,
            "Was diese Anwendung aus den Angaben rechnet.",
        )

if rules.open:
    versions = questions.rules(facts)
    with rules:
        chapter(
            "Die acht Status",
            "status",
            targets.meanings(versions),
            {"status": Column("Status", "status"), "meaning": Column("Bedeutung")},
            "Geprüft wird in dieser Reihenfolge: entfallen, kein Zielwert, Meldung oder Angabe fehlt, Fallzahl, "
            "erreicht, Endmeldung fehlt, im Plan, gefährdet, nicht erreicht. Zuletzt zählt, was ein Dialog anerkennt.",
        )
        chapter(
            "Regeln für den Status",
            "regeln",
            versions,
            {
                "id": Column("Fassung"),
                "valid_from": Column("gilt ab"),
                "valid_to": Column("gilt bis", missing="heute"),
                "achieved_from": Column("erreicht ab", "percent"),
                "at_risk_from": Column("gefährdet ab", "percent"),
                "minimum_cases": Column("Mindestfallzahl", "integer"),
                "minimum_base": Column("Prozent erst ab Zielwert", "integer"),
                "decided": Column("beschlossen"),
                "text": Column("Wortlaut"),
            },
            "Ein Status behält die Fassung seines Jahres.",
        )
        chapter(
            "Schutz einzelner Personen",
            "geheim",
            versions,
            {"id": Column("Fassung"), "minimum_persons": Column("Personen genannt ab", "integer")},
            f"Was Personen zählt, steht als „{WITHHELD}“, wenn es weniger sind als diese Zahl, aber nicht null; ebenso "
            "ein Anteil, wenn seine Fälle, die davon erfassten oder die übrigen so wenige sind, und jede gemeldete "
            "Summe, die eine solche Zahl enthält. Entschieden wird an allen Meldungen, deshalb bei jeder Auswahl "
            "gleich. Summen dieser Anwendung lassen geheime Angaben aus und sagen, wie viele. Ein Ziel mit geheimer "
            "Angabe ist nicht bewertbar. Vereinbarte Werte sind Planung und nie geheim; unter „Daten“ steht eine "
            "Lieferung, wie sie kam.",
        )
        chapter(
            "Grenzen für Anpassung, Leitfragen und Vergleich",
            "grenzen",
            versions,
            {
                "id": Column("Fassung"),
                "adjusted_from": Column("angepasst ab Anteil", "percent"),
                "adjusted_to": Column("angepasst bis Anteil", "percent"),
                "payment_from": Column("Frage bei Auszahlung unter", "percent"),
                "grant_apart": Column("Frage bei Abweichung der Bewilligung über", "percent"),
                "budget_apart": Column("Frage bei Änderung des Budgets über", "percent"),
                "minimum_peers": Column("Median erst ab Zahl der anderen", "integer"),
                "coverage_from": Column("Summe blass unter Anteil der Gebiete", "percent"),
            },
            "Außerhalb der Anteile passt eine Abweichung nach § 6 den zuletzt vereinbarten Wert nicht an; dann ist neu "
            "zu verhandeln. Die Leitfragen vergleichen die Auszahlung mit der Bewilligung, die Bewilligung mit der "
            "Vereinbarung und das Budget mit dem Vorjahr.",
        )

if divisions.open:
    with divisions:
        chapter(
            "Maßnahmenarten",
            "massnahmenarten",
            questions.categories(facts),
            {
                "category": Column("Nr."),
                "name": Column("Name"),
                "staff_only": Column("nur Personal", "flag"),
                "valid_from": Column("gilt ab"),
                "valid_to": Column("gilt bis", missing="heute"),
            },
            "Maßnahmenart 4 schult Personal und geht nie in Kosten je Teilnehmenden ein.",
        )
        chapter(
            "Programme",
            "programme",
            questions.programmes(facts),
            {
                "short_name": Column("Kurzname"),
                "name": Column("Programm"),
                "valid_from": Column("ab", missing="nicht bekannt"),
                "valid_to": Column("bis", missing="offen"),
                "definition": Column("Bedeutung"),
                "evidence": Column("Herkunft"),
            },
            "Summen, die eine Quelle nur gemeinsam nennt, stehen als eigenes Programm, damit nichts doppelt zählt.",
        )

if glossary.open:
    terms = found(questions.terms(facts), {name: Column(name) for name in questions.Terms._fields})
    with glossary:
        st.header("Glossar", anchor="glossar")
        if terms.empty:
            st.info(f"Kein Begriff enthält „{plain(word)}“. Bitte ein anderes Wort suchen oder das Feld leeren.")
        # One element for all entries: sixty single ones are slow to paint.
        st.markdown("\n\n".join(entry(row) for row in rows_of(terms, questions.Terms)))

if documents.open:
    total = only_row(questions.source_count(facts), questions.SourceCount).sources
    sources = questions.sources(facts, most=SOURCES_SHOWN, search=word)
    hits = next((row.found for row in rows_of(sources, questions.Sources)), 0)
    how_many = f"{numbers.count_of(total, 'Quelle', 'Quellen')} im Datensatz „{chosen.dataset_word}“"
    how_many += f", {numbers.integer(hits)} davon mit „{plain(word)}“" if word else ""
    with documents:
        chapter(
            headings.SOURCES,
            "quellen",
            sources,
            {
                "title": Column("Dokument"),
                "publisher": Column("Herausgeber"),
                "published_on": Column("Datum", "day", missing="ohne Datum"),
                "covers": Column("Inhalt"),
                "collected": Column("wie aufgenommen"),
                "timeliness": Column("Aktualität"),
                "known_faults": Column("bekannte Schwächen"),
                "facts": Column("Angaben daraus", "integer"),
                "url": Column("Adresse", missing="–"),
            },
            how_many + (f"; gezeigt sind die ältesten {SOURCES_SHOWN}." if hits > SOURCES_SHOWN else "."),
        )
