"""Options and surroundings of the whole suite."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline: a busy machine makes no test fail. The same examples in every run of the
# checks, so that a failure there is the change's own; new ones on a developer's desk.
settings.register_profile("tourlink", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tourlink")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden-update`."""
    parser.addoption(
        "--golden-update",
        action="store_true",
        help="write the transcripts anew instead of comparing with them",
    )


@pytest.fixture(autouse=True, scope="session")
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the developer's own catalogue, cache and terminal out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TOURLINK_CATALOGUE", raising=False)
        patch.setenv("TOURLINK_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("COLUMNS", "80")
        patch.setenv("LC_ALL", "C")  # else the plans speak the developer's language
        for name in ("FORCE_COLOR", "NO_COLOR", "PY_COLORS"):
            patch.delenv(name, raising=False)
        yield
