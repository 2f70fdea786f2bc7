"""The purposes a workbook may have, one form each."""

from __future__ import annotations

from collections.abc import Mapping

from data.intake.form import Form
from data.intake.forms import amounts

FORMS: Mapping[str, Form] = {each.FORM.purpose: each.FORM for each in (amounts,)}
