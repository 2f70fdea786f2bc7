"""restore: a withdrawn delivery counts again, or a backup is put back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from data import backup, location, moments
from data.arguments import filled
from data.commands import check
from data.commands.common import Commands, known, person, say, takes_dataset, takes_person
from data.commands.deliveries import refuse_where_nothing_is
from data.faults import StoreError
from data.store.file_log import FileLog
from data.withdrawal import restore

Wrong = Callable[[str], NoReturn]


def add(commands: Commands) -> None:
    """Add the command."""
    back = commands.add_parser(
        "restore", help="eine zurückgezogene Lieferung wieder gelten lassen, oder eine Sicherung zurückholen"
    )
    back.add_argument(
        "what",
        metavar="LIEFERUNG|SICHERUNG",
        help="gibt es eine Datei dieses Namens, so ist sie eine Sicherung; sonst der Schlüssel einer Lieferung",
    )
    takes_dataset(back, default=None, otherwise=f"{location.MINISTRY}; bei einer Sicherung der, den sie enthält")
    takes_person(back, "die Lieferung wiederherstellt")
    back.add_argument("--reason", type=filled, metavar="GRUND", help="bei einer Lieferung: warum sie wieder gilt")
    back.add_argument(
        "--replace",
        action="store_true",
        help="bei einer Sicherung: den jetzigen Bestand beiseitelegen und ersetzen",
    )
    back.set_defaults(run=lambda asked: _run(asked, back.error))


def _run(asked: argparse.Namespace, wrong: Wrong) -> int:
    if Path(asked.what).is_file():
        if asked.reason or asked.by:
            wrong("--reason und --by gehören zu einer Lieferung; eine Sicherung wird ohne sie zurückgeholt.")
        return from_backup(Path(asked.what), asked.dataset, replace=asked.replace)
    if asked.replace:
        wrong(f"--replace gehört zu einer Sicherung; eine Datei {asked.what} gibt es nicht.")
    if not asked.reason:
        wrong(f"Es fehlt: --reason. (Eine Sicherung {asked.what} gibt es nicht, also ist eine Lieferung gemeint.)")
    return delivery(asked)


def delivery(asked: argparse.Namespace) -> int:
    """Let a withdrawn delivery count again."""
    dataset = asked.dataset or location.MINISTRY
    refuse_where_nothing_is(dataset, "es wurde nichts wiederhergestellt")
    given = {"recorded_by": person(asked), "reason": asked.reason}
    with location.open_store(location.folder(), [dataset], create=True) as store:
        print(restore(store, dataset, asked.what, **given))
    return 0


def from_backup(file: Path, dataset: str | None, *, replace: bool) -> int:
    """Put a backup back, then check what holds now."""
    folder = location.folder()
    say(f"Die Sicherung {file} wird geprüft …")
    with backup.opened(file) as saved:
        told = saved.manifest
        known(told.dataset)
        if dataset not in (None, told.dataset):
            raise StoreError(
                f"Die Sicherung {file} enthält den Datensatz „{told.dataset}“, nicht „{dataset}“. Datensätze werden "
                "nicht vermischt; es wurde nichts verändert."
            )
        log = location.log_of(folder, told.dataset)
        try:
            aside = backup.put_back(log, saved, replace=replace, shelf=location.shelf_of(folder, told.dataset))
            if told.built_from and isinstance(log, FileLog):
                log.stamp(told.built_from)
        finally:
            log.close()
    made_at = datetime.fromisoformat(told.made_at).replace(tzinfo=None)
    if aside:
        say(f"Der bisherige Bestand liegt unter {aside}.")
    say(
        f"Der Datensatz „{told.dataset}“ ist wiederhergestellt: Stand Nr. {told.number} der Sicherung vom "
        f"{moments.in_hessen(made_at):%d.%m.%Y um %H:%M} Uhr."
    )
    return check.tell(folder, [told.dataset])
