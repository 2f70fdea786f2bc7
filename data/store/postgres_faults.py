"""What can go wrong with PostgreSQL, each as a German sentence that says what to do and tells no password."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from adbc_driver_manager.dbapi import Error

from data.faults import StoreBusy, StoreError, technical

AWAY = "Der Server ist nicht erreichbar oder hat die Verbindung getrennt; bitte in einigen Minuten wiederholen."
LOGIN = "Die Anmeldung wurde abgelehnt; bitte Nutzer, Passwort und Rechner in AQB_DATABASE prüfen."
MISSING = "Die Datenbank gibt es dort nicht; bitte AQB_DATABASE prüfen oder die Datenbank anlegen lassen."
RIGHT = "Das Recht dazu fehlt; bitte den Nutzer von AQB_DATABASE mit den nötigen Rechten versehen lassen."
GONE = (
    "Der Datensatz fehlt dort oder ist unvollständig; bitte die letzte Sicherung zurückholen oder ihn mit "
    "„python -m data prepare“ anlegen lassen."
)
CROWDED = "Der Server nimmt gerade keine weitere Verbindung an; bitte in einigen Minuten wiederholen."
FULL = "Der Datenträger des Servers ist voll; bitte dort Platz schaffen lassen und den Vorgang wiederholen."
HELD = "Der Datensatz wird gerade von einem anderen Programm geändert; bitte in einigen Sekunden wiederholen."
CIPHER = (
    "Die verschlüsselte Verbindung kommt nicht zustande; bitte die Angaben zu TLS in AQB_DATABASE und das Zertifikat "
    "des Servers prüfen."
)
SETTING = (
    "Die Angabe in AQB_DATABASE ist nicht lesbar; verlangt ist „postgresql://<Nutzer>@<Rechner>/<Datenbank>“, "
    "Sonderzeichen darin mit % geschrieben."
)
# By SQLSTATE, or the class that begins it.
STATES = {
    "08": AWAY,
    "57P": AWAY,
    "28": LOGIN,
    "3D000": MISSING,
    "42501": RIGHT,
    "42P01": GONE,
    "3F000": GONE,
    "53300": CROWDED,
    "53100": FULL,
    "55P03": HELD,
    "57014": "Der Server hat den Vorgang abgebrochen; bitte wiederholen.",
    "25006": "Der Server erlaubt nur das Lesen; bitte in AQB_DATABASE den Server nennen, der auch schreibt.",
    "22021": "Ein Text enthält ein Zeichen, das nicht gespeichert werden kann; bitte die Quelle prüfen.",
    "XX00": "Der Server meldet beschädigte Daten; bitte die letzte Sicherung zurückholen lassen.",
}
BUSY = ("53300", "55P03", "57014")
# Where there is no SQLSTATE, before a connection stands and when it breaks: words of libpq, or of the server in its
# language. The first that fits counts.
WORDED = (
    (r"SSL SYSCALL|SSL connection has been closed|terminating connection|Verbindung wird abgebrochen", AWAY),
    (r"authentication|no password supplied|Authentifizierung|pg_hba\.conf|role .* does not|Rolle .* existiert", LOGIN),
    (r"database .* does not exist|Datenbank .* existiert nicht", MISSING),
    (r"permission denied|keine Berechtigung", RIGHT),
    (r"too many|connection slots|zu viele Verbindungen|Verbindungen sind .*reserviert", CROWDED),
    (r"No space left|kein Speicherplatz|kein Platz", FULL),
    (r"could not translate host name", "Den Rechner gibt es nicht; bitte AQB_DATABASE prüfen."),
    (r"SSL|certificate|Zertifikat", CIPHER),
    (r"URI|invalid (percent|port|connection|integer|\w+ value)|missing \"|unexpected (character|spaces)", SETTING),
    (r"connect|server|system|timed? ?out|network|Verbindung|Server|Datenbanksystem", AWAY),
)


class LinkFault(Exception):
    """What the driver reported: its first line, SQLSTATE (empty while no connection stands) and the broken key."""

    def __init__(self, text: str, state: str = "", key: str = "") -> None:
        super().__init__(text)
        self.state = state
        self.key = key


@contextmanager
def driving(secrets: Collection[str] = ()) -> Iterator[None]:
    """Make a LinkFault of what the driver raises in the block, without its statement and without `secrets`.

    The driver's own errors are let go of: a chain of exceptions in a log would tell the password of an address.
    """
    try:
        yield
    # Arrow's own error when a connection breaks while rows arrive is an OSError.
    except (Error, OSError) as fault:
        details = getattr(fault, "details", None) or ()
        told = {name.decode(): value.decode("utf-8", "replace") for name, value in details}
        text = told.get("PG_DIAG_MESSAGE_PRIMARY") or str(fault)
        for secret in sorted(secrets, key=len, reverse=True):
            text = text.replace(secret, "…")
        line = re.sub(r"^[A-Z_]+: |\[libpq\] ", "", (text.splitlines() or [""])[0]).strip()
        raise LinkFault(line, getattr(fault, "sqlstate", None) or "", told.get("PG_DIAG_CONSTRAINT_NAME", "")) from None


def fault_of(happened: str, place: str, fault: LinkFault) -> StoreError:
    """The StoreError of what happened; StoreBusy where waiting helps."""
    kind = StoreBusy if fault.state in BUSY else StoreError
    return kind(f"{happened} {place}: {why(fault)}")


def why(fault: LinkFault) -> str:
    """What is wrong and what to do."""
    for begin, german in STATES.items():
        if fault.state.startswith(begin):
            return german
    for words, german in WORDED:
        if not fault.state and re.search(words, str(fault)):
            return german
    return technical(LinkFault(f"{fault} {fault.state}".strip()))
