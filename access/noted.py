"""Notes in the trail by whoever works in this run; beside the data and not in its way."""

from __future__ import annotations

import logging

from access import current, installed
from data.faults import StoreError
from data.trail.trail import Kind

LOG = logging.getLogger("aqb.access")


def note(kind: Kind, what: str) -> None:
    """Note what the person of this run did or was refused; the one user of this machine leaves no trail."""
    person = current.person()
    if person is not None and not person.local:
        write(kind, person.user, person.name, what)


def write(kind: Kind, user: str, name: str, what: str) -> None:
    """The same of somebody named; a trail that cannot be written hinders nobody, whoever runs the server is told."""
    try:
        installed.trail().note(kind, user, name, what)
    except StoreError:
        LOG.exception("Im Protokoll fehlt ein Eintrag: %s %s", kind, user)
