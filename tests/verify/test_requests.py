"""Plans of many kinds keep every constraint."""

import pytest

from tests.verify.conftest import REQUESTS, Documents
from tourlink.catalogue.catalogue import Catalogue
from tourlink.verify.constraint import Status
from tourlink.verify.run import verify

NAMES = sorted(path.stem for path in REQUESTS.glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_real_plans_keep_every_constraint(
    bundled: Catalogue, documents: Documents, name: str
) -> None:
    """Nothing is broken, and nothing is unchecked: --strict is of use."""
    found = verify(documents(name), bundled)

    assert [
        (it.constraint.slug, it.shown)
        for it in found.verdicts
        if it.status is not Status.HOLDS
    ] == []
    assert found.holds(strict=True)
