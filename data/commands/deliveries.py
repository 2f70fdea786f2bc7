"""deliveries and withdraw: what was taken over, and taking it back."""

from __future__ import annotations

import argparse

from data import location
from data.arguments import filled
from data.commands.common import Commands, known, person, takes_dataset, takes_person, writable
from data.faults import StoreError
from data.withdrawal import deliveries, withdraw


def add(commands: Commands) -> None:
    """Add both commands."""
    listing = commands.add_parser("deliveries", help="alle Lieferungen eines Datensatzes zeigen, die neueste zuerst")
    takes_dataset(listing)
    listing.set_defaults(run=show)

    back = commands.add_parser("withdraw", help="eine Lieferung zurückziehen; was vor ihr galt, gilt wieder")
    back.add_argument("delivery", metavar="LIEFERUNG", help="Schlüssel der Lieferung, wie „deliveries“ ihn zeigt")
    takes_dataset(back)
    takes_person(back, "die Lieferung zurückzieht")
    back.add_argument("--reason", required=True, type=filled, metavar="GRUND", help="warum sie zurückgezogen wird")
    back.set_defaults(run=take_back)


def show(asked: argparse.Namespace) -> int:
    """List every delivery."""
    known(asked.dataset)
    with location.open_store(location.folder(), [asked.dataset]) as store:
        print("\n".join(deliveries(store.facts(asked.dataset))))
    return 0


def take_back(asked: argparse.Namespace) -> int:
    """Withdraw a delivery."""
    refuse_where_nothing_is(asked.dataset, "es wurde nichts zurückgezogen")
    given = {"recorded_by": person(asked), "reason": asked.reason}
    with location.open_store(location.folder(), [asked.dataset], create=True) as store:
        print(withdraw(store, asked.dataset, asked.delivery, **given))
    return 0


def refuse_where_nothing_is(dataset: str, therefore: str) -> None:
    """Raise StoreError for a data set that takes no deliveries or has none; it is not made on the way."""
    writable(dataset)
    if not location.exists(location.folder(), dataset):
        raise StoreError(f"Im Datensatz „{dataset}“ gibt es noch keine Lieferung, {therefore}.")
