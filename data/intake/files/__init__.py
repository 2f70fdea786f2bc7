"""Files of others: their kind, their text and their tables, read in a limited process.

A file that cannot be read within the limits is refused with a German sentence (FileRefused).
"""

from data.intake.files.kinds import Kind, kind_of
from data.intake.files.refusal import FileRefused
from data.intake.files.sheets import Cell, Sheet, read_sheets
from data.intake.files.text import Text, read_text

__all__ = ["Cell", "FileRefused", "Kind", "Sheet", "Text", "kind_of", "read_sheets", "read_text"]
