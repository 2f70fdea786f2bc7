"""Takes in what analysts add to the facts: notes, own Vergleichsgruppen, extra need, and which projects are one line.

Each is a delivery of its own, like the result of a dialogue (data/recording.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from data import moments
from data.recording import RecordRefused, deliver, need
from data.store import Store
from data.store.writing import Writer


def record_note(
    store: Store,
    dataset: str,
    *,
    county: str,
    year: int,
    measure: str,
    text: str,
    author: str,
    now: datetime | None = None,
) -> str:
    """Keep a note on a point (county or 06, budget year, code of an indicator) and return its key.

    Raises RecordRefused without name or text.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Notiz schreibt.")
    need(text, "Die Notiz ist leer. Bitte einen Text eintragen.")
    with store.recording(dataset) as writer:
        key = f"{county}/{year}/{measure}/{writer.number}"
        common = deliver(writer, f"notiz-{key}", f"Notiz zu {county} {year}", author, now)
        point = {"id": key, "county": county, "budget_year": year, "measure": measure}
        writer.record("note", [point | {"text": text, "author": author, "written_on": now.date()} | common])
    return key


def record_peer_group(
    store: Store, dataset: str, *, name: str, counties: Sequence[str], author: str, now: datetime | None = None
) -> str:
    """Keep a Vergleichsgruppe under a name; the same name again replaces its members. Returns its key.

    Raises RecordRefused without name, author or at least two counties.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Vergleichsgruppe zusammenstellt.")
    need(name, "Die Vergleichsgruppe hat keinen Namen. Bitte einen eintragen.")
    if len(set(counties)) < 2:
        raise RecordRefused("Eine Vergleichsgruppe braucht mindestens zwei Gebietskörperschaften. Bitte wählen.")
    key = f"gruppe/{name.strip()}"
    with store.recording(dataset) as writer:
        common = deliver(writer, f"vergleichsgruppe-{key}", f"Vergleichsgruppe {name}", author, now)
        row = {"id": key, "name": name.strip(), "counties": sorted(set(counties)), "author": author}
        writer.record("peer_group", [row | common])
    return key


def record_extra_need(
    store: Store,
    dataset: str,
    *,
    county: str,
    year: int,
    programme: str,
    euros: Decimal | None,
    stated_on: date | None,
    reason: str,
    author: str,
    now: datetime | None = None,
) -> str:
    """Keep what more a county could use in the year (features §3 no. 21) and return its key; no money moves.

    Raises RecordRefused without author, reason, day, or a sum above zero.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer den Mehrbedarf festhält.")
    need(reason, "Der Zweck des Mehrbedarfs fehlt. Bitte eintragen, wofür das Geld gebraucht wird.")
    if stated_on is None or stated_on > now.date():
        raise RecordRefused("Der Tag der Meldung fehlt oder liegt in der Zukunft. Bitte als TT.MM.JJJJ angeben.")
    if euros is None or euros <= 0:
        raise RecordRefused("Der Betrag fehlt oder ist nicht größer als 0 Euro. Bitte eintragen.")
    with store.recording(dataset) as writer:
        key = f"{county}/{year}/M{writer.number}"
        common = deliver(writer, f"mehrbedarf-{key}", f"Mehrbedarf {county} {year}", author, now)
        place = {"id": key, "county": county, "budget_year": year, "programme": programme}
        writer.record("extra_need", [place | {"euros": euros, "stated_on": stated_on, "reason": reason} | common])
    return key


def join_line(store: Store, dataset: str, *, projects: Sequence[str], author: str, now: datetime | None = None) -> str:
    """Say that projects of several years are one line, and return its key.

    A line one of them belongs to is continued; two lines become one. Raises RecordRefused without author or when
    fewer than two projects are given or one of them does not exist.
    """
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Projektlinie bestätigt.")
    wanted = sorted(set(projects))
    if len(wanted) < 2:
        raise RecordRefused("Eine Projektlinie verbindet mindestens zwei Maßnahmen. Bitte eine zweite wählen.")
    with store.recording(dataset) as writer:
        return _joined(writer, wanted, author, now)


def _joined(writer: Writer, wanted: list[str], author: str, now: datetime) -> str:
    known = writer.holding("select id from now.project where list_contains($projects::varchar[], id)", projects=wanted)
    if missing := sorted(set(wanted) - {row["id"] for row in known}):
        raise RecordRefused(f"Die Maßnahme „{missing[0]}“ gibt es nicht mehr. Bitte die Seite neu laden.")
    present = writer.holding(
        "select id, line, project, decided_by, decided_on from now.project_line where line in "
        "(select line from now.project_line where list_contains($projects::varchar[], project)) order by id",
        projects=wanted,
    )
    lines = sorted({str(row["line"]) for row in present})
    line = lines[0] if lines else f"linie/{wanted[0]}"
    members = {str(row["project"]) for row in present if row["line"] == line}
    moved = [row for row in present if row["line"] != line]
    joining = sorted({*wanted, *(str(row["project"]) for row in moved)} - members)
    if not joining:
        raise RecordRefused("Diese Maßnahmen gehören schon zu einer Projektlinie.")
    common = deliver(writer, f"projektlinie-{line}", "Zuordnung einer Projektlinie", author, now)
    writer.record("project_line", [row | common | {"removed": True} for row in moved])
    decided = {"decided_by": author, "decided_on": now.date()}
    writer.record(
        "project_line",
        [{"id": f"{line}/{each}", "line": line, "project": each} | decided | common for each in joining],
    )
    return line


def leave_line(store: Store, dataset: str, *, project: str, author: str, now: datetime | None = None) -> None:
    """Take a project out of its line again. Raises RecordRefused without author or when it is in none."""
    now = now or moments.now_here()
    need(author, "Ihr Name fehlt. Bitte eintragen, wer die Zuordnung löst.")
    with store.recording(dataset) as writer:
        present = writer.holding(
            "select id, line, project, decided_by, decided_on from now.project_line where project = $project",
            project=project,
        )
        if not present:
            raise RecordRefused("Diese Maßnahme gehört zu keiner Projektlinie. Bitte die Seite neu laden.")
        common = deliver(writer, f"projektlinie-{project}", "Lösung einer Projektlinie", author, now)
        writer.record("project_line", [row | common | {"removed": True} for row in present])
