"""Whether the dashboard can be asked, for whoever watches over the server."""

from __future__ import annotations

from data import StoreLocationError
from data.faults import StoreError
from ui.selection import whole_store


def trouble() -> str | None:
    """Why a data set cannot be asked, or may be behind, in a sentence; None when all is well. Opens the store."""
    try:
        store = whole_store()
        for dataset in store.datasets:
            store.facts(dataset)
            if found := store.trouble(dataset):
                return f"{dataset}: {found}"
    except (StoreError, StoreLocationError) as fault:
        return str(fault)
    return None
