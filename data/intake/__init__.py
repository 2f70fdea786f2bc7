"""Workbooks and CSV files of counties get in: forms, templates, reading, checking, preview, loading."""

from __future__ import annotations

from data.intake.commenting import commented
from data.intake.filled import Filled
from data.intake.forms import FORMS
from data.intake.loading import LoadRefused, NothingToLoad, load
from data.intake.memory import forget, remember, remember_words, remembered, remembered_words
from data.intake.proposal import Proposal, propose
from data.intake.reading import PurposeUnclear, read
from data.intake.template import template

__all__ = [
    "FORMS",
    "Filled",
    "LoadRefused",
    "NothingToLoad",
    "Proposal",
    "PurposeUnclear",
    "commented",
    "forget",
    "load",
    "propose",
    "read",
    "remember",
    "remember_words",
    "remembered",
    "remembered_words",
    "template",
]
