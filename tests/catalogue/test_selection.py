"""Records are selected by what they are and where they lie."""

from typing import Any

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Kind
from tourlink.catalogue.selection import Filters, parse_kind, select
from tourlink.errors import RequestError
from tourlink.vocabulary import Mode, Theme


@pytest.mark.parametrize(
    ("kind", "filters", "expected"),
    [
        ("destinations", {"province": ("Yen Bai",)}, ["ban-may"]),
        ("destinations", {"province": ("Quảng Ninh", "Điện Biên"), "lodging": True},
            ["ha-long", "dien-bien-phu"]),
        ("destinations", {"region": ("northeast",)},
            ["ha-long", "port-tuan-chau", "ha-long-bay"]),
        ("destinations", {"region": ("northwest",), "theme": (Theme.COMMUNITY,)},
            ["sa-pa", "ban-may"]),
        ("destinations", {"kind": (Kind.PEAK, Kind.NATURE)},
            ["fansipan", "ha-long-bay"]),
        ("destinations", {"kind": (Kind.PEAK, Kind.NATURE), "month": 8},
            ["fansipan"]),
        ("corridors", {"mode": (Mode.AIR,)},
            ["air-hanoi-dien-bien", "air-dien-bien-hanoi"]),
        ("corridors", {"mode": (Mode.CABLE,), "month": 8}, []),
        ("corridors", {"mode": (Mode.CABLE, Mode.BOAT), "month": 9},
            ["boat-tuan-chau-ha-long-bay", "cable-sa-pa-fansipan"]),
        ("corridors", {"province": ("Quang Ninh",), "mode": (Mode.ROAD,)},
            ["road-hanoi-ha-long", "road-ha-long-port-tuan-chau"]),
        ("provinces", {"region": ("northwest",)}, ["lao-cai", "dien-bien"]),
        ("regions", {"province": ("Yen Bai",)}, ["northwest"]),
        ("axes", {"province": ("Hanoi",)}, ["kunming-quang-ninh"]),
        ("agreements", {"province": ("Vinh Long",)}, []),
        ("agreements", {"theme": (Theme.CULTURE_HERITAGE,)}, ["hanoi-northwest"]),
        ("product-routes", {"region": ("northwest",)}, ["terraces"]),
        ("events", {"province": ("Lao Cai",)}, ["mountain-marathon"]),
        ("events", {"province": ("Dien Bien",)}, ["spring-festival"]),
        ("sources", {}, ["atlas", "guide", "operator", "law"]),
    ],
)  # fmt: skip
def test_select(
    small: Catalogue, kind: str, filters: dict[str, Any], expected: list[str]
) -> None:
    """Any value of a filter will do, all filters must be met."""
    found = select(small, kind, Filters(**filters))

    assert [record.id for record in found] == expected


def test_a_filter_that_means_nothing(small: Catalogue) -> None:
    """Better no list than one that looks filtered and is not."""
    with pytest.raises(RequestError, match="--mode selects no provinces") as raised:
        select(small, "provinces", Filters(mode=(Mode.AIR,)))
    assert raised.value.hint == "it selects corridors"


def test_kinds() -> None:
    """A kind that does not exist has a hint."""
    assert parse_kind("Town") is Kind.TOWN
    with pytest.raises(RequestError, match="'twon'") as raised:
        parse_kind("twon")
    assert raised.value.hint == "did you mean 'town'?"
    with pytest.raises(RequestError) as raised:
        parse_kind("xyz")
    assert raised.value.hint
    assert raised.value.hint.startswith("one of: city, town")
