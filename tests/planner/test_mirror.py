"""Two-way products: the same link sold from its other end."""

from typing import Any

import pytest

from tests.planner.document_checker import complaints, stops
from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RequestError
from tourlink.planner.mirror import Mirror, mirror
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import parse_request, plain_request
from tourlink.request import Request
from tourlink.vocabulary import Mode, Pace


def mirrored(bundled: Catalogue, **wish: Any) -> Mirror:
    """Return the mirror of the best plan."""
    request = Request(**wish)
    return mirror(request, plan(request, bundled)["plans"][0], bundled)


@pytest.mark.parametrize(
    ("province", "town", "days"),
    [("Lai Chau", "lai-chau", 4), ("Dak Lak", "buon-ma-thuot", 5)],
)
def test_guests_of_the_province_come_to_hanoi(
    bundled: Catalogue, province: str, town: str, days: int
) -> None:
    """From the main town and back to it, with Hanoi on the way."""
    found = mirrored(bundled, province=(province,), days=(days, days), month=11)
    document = plan(found.request, bundled)

    assert found.start.id == town
    assert complaints(document, bundled) == []
    chain = document["plans"][0]
    assert (chain["start"], chain["end"]) == (town, town)
    assert "hanoi" in stops(chain)
    home = bundled.destinations[town].former_province
    visited = {bundled.former_of(bundled.destinations[it]) for it in stops(chain)}
    assert home not in visited


def test_what_lies_between_is_that_of_the_road_or_around_hanoi(
    bundled: Catalogue,
) -> None:
    """Who drives stops on the way, who flies sees the delta."""
    roads = mirrored(
        bundled, province=("Lai Chau",), days=(4, 4), modes=(Mode.ROAD,), month=11
    )
    flights = mirrored(bundled, province=("Dak Lak",), days=(4, 4), month=11)

    assert "lao-cai" in roads.request.within
    assert "lai-chau" not in roads.request.within
    assert flights.request.within == ("red-river-delta",)


def test_party_and_comfort_stay_and_places_go(bundled: Catalogue) -> None:
    """The same people, the same pace, no museum of the far end as a must."""
    found = mirrored(
        bundled,
        province=("Dak Lak",),
        must=("World Coffee Museum",),
        days=(5, 5),
        month=11,
        adults=12,
        pace=Pace.RELAXED,
    )

    request = found.request
    assert (request.adults, request.pace, request.month) == (12, Pace.RELAXED, 11)
    assert request.must == ("hanoi",)
    assert request.province == ("ha-noi",)


def test_the_request_can_be_written_and_read(bundled: Catalogue) -> None:
    """What `tourlink mirror` prints is the request itself."""
    import yaml

    request = mirrored(bundled, province=("Dak Lak",), days=(4, 5), month=11).request
    text = yaml.safe_dump(plain_request(request), allow_unicode=True)
    assert parse_request(text.encode(), "mirror.yaml") == request


def test_a_tour_that_stays_at_home_has_no_mirror(bundled: Catalogue) -> None:
    """A day in Hanoi connects nothing."""
    with pytest.raises(RequestError, match="stays in the province of Hanoi"):
        mirrored(bundled, province=("Hanoi",), days=(1, 1), month=11)
