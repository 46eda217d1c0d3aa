"""Records are found by any spelling."""

from dataclasses import replace
from typing import Literal

import pytest

from tourlink.catalogue.catalogue import Catalogue, name_in, spelling_key
from tourlink.catalogue.records import Names
from tourlink.catalogue.search import (
    area_of,
    find_area,
    find_destination,
    find_records,
    search,
)
from tourlink.errors import RequestError
from tourlink.vocabulary import Lang


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hanoi", "hanoi"),
        ("Hà Nội", "hanoi"),
        ("ha noi", "hanoi"),
        ("HANOÏ", "hanoi"),
        ("Thăng Long", "hanoi"),
        ("thang-long", "hanoi"),
        ("thành phố Hà Nội", "hanoi"),
        ("Hanoi city", "hanoi"),
        ("Sapa", "sa-pa"),
        ("SA PA", "sa-pa"),
        ("sa_pa", "sa-pa"),
        ("Chapa", "sa-pa"),
        ("dien bien phu", "dien-bien-phu"),
        ("Điện Biên Phủ", "dien-bien-phu"),
        # The station has the alias "Lao Cai"; the town wins.
        ("Lao Cai", "lao-cai"),
        # The bay has the alias "Ha Long"; the city wins.
        ("Hạ Long", "ha-long"),
        ("station-lao-cai", "station-lao-cai"),
        ("HAN", "airport-han"),
        ("ban-may", "ban-may"),
    ],
)
def test_destination(small: Catalogue, text: str, expected: str) -> None:
    """By id, by name in any language, by alias, whatever the marks."""
    assert find_destination(small, text).id == expected


def test_unknown_destination(small: Catalogue) -> None:
    """The hint names what was meant, or where to look."""
    with pytest.raises(RequestError, match="no place 'Sa Paa'") as raised:
        find_destination(small, "Sa Paa")
    assert raised.value.hint == "did you mean 'Sa Pa'?"

    with pytest.raises(RequestError) as raised:
        find_destination(small, "Xyzzy")
    assert raised.value.hint == "`tourlink list destinations` lists all"


def with_aliases(catalogue: Catalogue, **aliases: str) -> Catalogue:
    """Return the catalogue with one more alias for some destinations."""
    changed = {
        name.replace("_", "-"): replace(
            catalogue.destinations[name.replace("_", "-")], aliases=(alias,)
        )
        for name, alias in aliases.items()
    }
    return replace(catalogue, destinations=catalogue.destinations | changed)


def test_ambiguous_destination(small: Catalogue) -> None:
    """Two towns, or two sights, of one name cannot be told apart."""
    towns = with_aliases(small, sa_pa="Twin", lao_cai="Twin", fansipan="Twin")
    with pytest.raises(RequestError, match="'Twin' may be any of 2: lao-cai, sa-pa"):
        find_destination(towns, "Twin")

    sights = with_aliases(small, fansipan="Twin", ha_long_bay="Twin")
    with pytest.raises(RequestError, match="fansipan, ha-long-bay"):
        find_destination(sights, "twin")


def test_a_sight_wins_over_hubs(small: Catalogue) -> None:
    """Nobody asks for a day at the port."""
    catalogue = with_aliases(small, ha_long_bay="Twin", port_tuan_chau="Twin")

    assert find_destination(catalogue, "Twin").id == "ha-long-bay"


@pytest.mark.parametrize(
    ("text", "kind", "expected", "formers"),
    [
        ("Lao Cai", "province", "lao-cai", ("yen-bai", "lao-cai")),
        ("tỉnh Lào Cai", "province", "lao-cai", ("yen-bai", "lao-cai")),
        ("Yen Bai province", "former-province", "yen-bai", ("yen-bai",)),
        ("Trà Vinh", "former-province", "tra-vinh", ("tra-vinh",)),
        ("Vinh Long", "province", "vinh-long", ("ben-tre", "vinh-long", "tra-vinh")),
        ("quang ninh", "province", "quang-ninh", ("quang-ninh",)),
        ("Yunnan", "province", "yunnan", ("yunnan",)),
        ("tây bắc", "region", "northwest", ("lao-cai", "yen-bai", "dien-bien")),
        (
            *("Hanoi and the Northwest", "agreement", "hanoi-northwest"),
            ("ha-noi", "yen-bai", "lao-cai", "dien-bien"),
        ),
    ],
)
def test_area(
    small: Catalogue, text: str, kind: str, expected: str, formers: tuple[str, ...]
) -> None:
    """Both maps are known; a name of both means today's."""
    asked: Literal["province", "region", "agreement"] = (
        "region"
        if kind == "region"
        else "agreement"
        if kind == "agreement"
        else "province"
    )
    area = find_area(small, text, asked)

    assert (area.id, area.kind) == (expected, kind)
    assert area.former_provinces == formers
    assert area.stages == ()


def test_stages(small: Catalogue) -> None:
    """Axes and product routes are ordered."""
    axis = find_area(small, "kunming-quang-ninh", "axis")
    route = find_area(small, "the terraced fields", "product-route")

    assert axis.stages == (
        ("yunnan",),
        ("yen-bai", "lao-cai"),
        ("ha-noi",),
        ("quang-ninh",),
    )
    assert axis.former_provinces == (
        *("yunnan", "yen-bai", "lao-cai", "ha-noi", "quang-ninh"),
    )
    assert route.stages == (("yen-bai",), ("yen-bai", "lao-cai"))
    assert route.former_provinces == ("yen-bai", "lao-cai")


def test_unknown_and_ambiguous_areas(small: Catalogue) -> None:
    """As with destinations."""
    with pytest.raises(RequestError, match="no province 'Tra Vin'") as raised:
        find_area(small, "Tra Vin", "province")
    assert raised.value.hint == "did you mean 'Tra Vinh'?"

    with pytest.raises(RequestError, match="no product route 'x'") as raised:
        find_area(small, "x", "product-route")
    assert raised.value.hint == "`tourlink list product-routes` lists all"

    region = replace(small.regions["northeast"], aliases=("Tay Bac",))
    twins = replace(small, regions=small.regions | {"northeast": region})
    with pytest.raises(RequestError, match="any of 2: northwest, northeast"):
        find_area(twins, "Tây Bắc", "region")


def test_only_areas_are_areas(small: Catalogue) -> None:
    """A destination has no provinces behind it."""
    with pytest.raises(ValueError, match="a destination is no area"):
        area_of(small, small.named[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sapa", [("destination", "sa-pa")]),
        (
            "Lao Cai",
            [
                ("destination", "lao-cai"),
                ("destination", "station-lao-cai"),
                ("province", "lao-cai"),
                ("former-province", "lao-cai"),
            ],
        ),
        (
            "ha-noi",
            [
                ("province", "ha-noi"),
                ("former-province", "ha-noi"),
                ("destination", "hanoi"),
            ],
        ),
        ("Tay Bac", [("region", "northwest")]),
        ("spring festival", [("event", "spring-festival")]),
        ("rail-hanoi-lao-cai", [("corridor", "rail-hanoi-lao-cai")]),
        ("atlas", [("source", "atlas")]),
    ],
)
def test_records(small: Catalogue, text: str, expected: list[tuple[str, str]]) -> None:
    """Exact ids come first, then the likeliest destination."""
    found = [(kind, record.id) for kind, record in find_records(small, text)]

    if text == "Lao Cai":
        assert found[0] == expected[0]
        assert sorted(found) == sorted(expected)
    else:
        assert found == expected


def test_records_of_one_kind(small: Catalogue) -> None:
    """The others do not come into question."""
    ((kind, record),) = find_records(small, "lao cai", "former-province")

    assert (kind, record.name.vi) == ("former-province", "Lào Cai")
    with pytest.raises(RequestError, match="no source 'hanoi'"):
        find_records(small, "hanoi", "source")
    with pytest.raises(RequestError) as raised:
        find_records(small, "xyzzy")
    assert raised.value.hint == "`tourlink search TEXT` finds parts of names"


def found(small: Catalogue, text: str) -> list[tuple[str, str]]:
    """Return how and what `search` finds."""
    return [(hit.match, hit.item.id) for hit in search(small, text)]


def test_search_ranks(small: Catalogue) -> None:
    """Exact, beginnings of names, beginnings of words."""
    assert found(small, "ha long") == [
        ("exact", "ha-long"),
        ("exact", "ha-long-bay"),
    ]
    assert found(small, "halong b") == [("prefix", "ha-long-bay")]
    assert found(small, "station")[:2] == [
        ("prefix", "station-hanoi"),
        ("prefix", "station-lao-cai"),
    ]
    assert found(small, "village") == [("word", "ban-may")]
    assert found(small, "sta rail hanoi") == [("word", "station-hanoi")]
    assert [match for match, _ in found(small, "ha")] == sorted(
        (match for match, _ in found(small, "ha")),
        key=["exact", "prefix", "word"].index,
    )


def test_search_gives_near_misses_only_without_better(small: Catalogue) -> None:
    """Each record once, the nearest first."""
    assert found(small, "fansippan") == [("close", "fansipan")]
    assert found(small, "xyzzy") == []
    assert found(small, "?!") == []


def test_spellings_share_a_key() -> None:
    """Marks, case, punctuation and blanks do not matter."""
    assert spelling_key("Đắk-Lắk") == spelling_key("DAK LAK") == "daklak"


def test_names_fall_back_to_english() -> None:
    """Not every place has a French name."""
    name = Names(vi="Bản Mây", en="Cloud village")

    assert [name_in(name, lang) for lang in Lang] == [
        "Bản Mây",
        "Cloud village",
        "Cloud village",
    ]
