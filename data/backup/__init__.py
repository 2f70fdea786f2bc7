"""Backups: one file with every row ever recorded in a data set, written while it serves, checked before it is used."""

from data.backup.manifest import Manifest
from data.backup.restoring import opened, put_back
from data.backup.saving import back_up

__all__ = ["Manifest", "back_up", "opened", "put_back"]
