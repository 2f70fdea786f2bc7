"""What a file holds, whatever its format: the cells of its sheets."""

from __future__ import annotations

from data.intake.files.sheets import Cell, Sheet, UnreadableFile, read_sheets

__all__ = ["Cell", "Sheet", "UnreadableFile", "read_sheets"]
