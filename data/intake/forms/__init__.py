"""The purposes a workbook may have, one form each."""

from __future__ import annotations

from collections.abc import Mapping

from data.intake.form import Form
from data.intake.forms import (
    amounts,
    commitments,
    deviations,
    land_totals,
    measures,
    price_index,
    projects,
    remarks,
    reports,
    targets,
)

# In the order people are offered them.
FORMS: Mapping[str, Form] = {
    each.FORM.purpose: each.FORM
    for each in (
        *(amounts, projects, targets, reports, deviations, commitments, remarks),
        *(measures, price_index, land_totals),
    )
}
