"""Where uploaded files and drafts lie: outside the log, seen by everybody, there again after a restart."""

from data.intake.shelf.shelf import Draft, DraftGone, DraftOvertaken, FileGone, Shelf

__all__ = ["Draft", "DraftGone", "DraftOvertaken", "FileGone", "Shelf"]
