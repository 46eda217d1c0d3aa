"""All constraints there are, in the order of the report."""

from typing import Any

from tourlink.verify.constraint import Constraint
from tourlink.verify.constraints import (
    days,
    document,
    driving,
    legs,
    nights,
    pace,
    party,
    proof,
    services,
    stops,
    sums,
    window,
    wishes,
)
from tourlink.verify.constraints.document import Document
from tourlink.verify.tour import Tour

OF_DOCUMENTS: tuple[Constraint[Document], ...] = document.CONSTRAINTS
"""Those that look at the whole document."""

OF_PLANS: tuple[Constraint[Tour], ...] = (
    *days.CONSTRAINTS,
    *legs.CONSTRAINTS,
    *services.CONSTRAINTS,
    *stops.CONSTRAINTS,
    *window.CONSTRAINTS,
    *nights.CONSTRAINTS,
    *pace.CONSTRAINTS,
    *driving.CONSTRAINTS,
    *party.CONSTRAINTS,
    *wishes.CONSTRAINTS,
    *sums.CONSTRAINTS,
    *proof.CONSTRAINTS,
)
"""Those that look at one plan."""

ALL: tuple[Constraint[Any], ...] = (
    document.version,
    document.shape,
    *OF_DOCUMENTS,
    *OF_PLANS,
)
"""Every constraint, as the documentation lists them."""
