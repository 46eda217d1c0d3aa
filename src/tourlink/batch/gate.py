"""No plan leaves a batch that was not verified by code that did not make it."""

import json

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import UnverifiedError

_MOST_REASONS = 3


def check(plan: bytes, catalogue: Catalogue) -> None:
    """
    Verify the plan document of a package.

    Raises
    ------
    UnverifiedError
        If it breaks a constraint: with the first of them.
    """
    # Imported here, because who only hands out orders verifies nothing.
    from tourlink.verify.constraint import Status  # noqa: PLC0415
    from tourlink.verify.run import verify  # noqa: PLC0415

    found = verify(json.loads(plan), catalogue)
    broken = [it for it in found.verdicts if it.status is Status.BROKEN]
    if not broken:
        return
    told = [f"{it.constraint.slug} at {it.failing[0].at}" for it in broken]
    more = len(told) - _MOST_REASONS
    raise UnverifiedError(
        f"the plan breaks constraints: {', '.join(told[:_MOST_REASONS])}"
        + (f" and {more} more" if more > 0 else ""),
        hint="a bug in tourlink; tourlink plan and tourlink verify show it",
    )
