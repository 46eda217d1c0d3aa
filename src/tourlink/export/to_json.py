"""The plan document itself, as JSON: what scripts read."""

import json

from tourlink.export import View
from tourlink.plan import PlanDocument


def render(document: PlanDocument, view: View) -> str:  # noqa: ARG001  # for machines
    """Return `document` with its keys in the order it has them."""
    # NaN and infinity are no JSON: better an error here than in every reader.
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
