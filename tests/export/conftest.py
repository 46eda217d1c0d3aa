"""The hand-made plan documents."""

import json
from pathlib import Path

import pytest

from tourlink.plan import PlanDocument

PLANS = Path(__file__).parent.parent / "data" / "plans"
SAMPLES = sorted(path.stem for path in PLANS.glob("*.json"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that takes a `document` with each sample."""
    if "sample" in metafunc.fixturenames:
        metafunc.parametrize("sample", SAMPLES)


@pytest.fixture
def document(sample: str) -> PlanDocument:
    """Return one of the samples."""
    return _load(sample)


@pytest.fixture
def lai_chau() -> PlanDocument:
    """Return the four days by road, with dates."""
    return _load("lai-chau-road")


@pytest.fixture
def mekong() -> PlanDocument:
    """Return the four days by air and boat, without dates."""
    return _load("mekong-air-boat")


@pytest.fixture
def night_train() -> PlanDocument:
    """Return two plans with nights on trains."""
    return _load("night-train-sa-pa")


@pytest.fixture
def yunnan() -> PlanDocument:
    """Return five days that end abroad."""
    return _load("yunnan-border")


def _load(sample: str) -> PlanDocument:
    text = PLANS.joinpath(f"{sample}.json").read_text(encoding="utf-8")
    document: PlanDocument = json.loads(text)
    return document
