"""Prices in documents: those of the quotation, and no others."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.export.reading import binary, flat, made, read_xlsx
from tests.export.recalculating import recalculated
from tourlink.errors import FileError
from tourlink.export import FormatName
from tourlink.export.quotation import Quotation, read_quotation
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang


def priced(price: int, **more: Any) -> dict[str, Any]:
    """Return the prices of a group."""
    return {
        "per_person_vnd": price,
        "single_supplement_vnd": 400_000,
        "children": [
            {"below": 5, "percent": "0", "price_vnd": 0},
            {"below": 12, "percent": "75", "price_vnd": price * 3 // 4},
        ],
        "exchanged": {},
        **more,
    }


def quote(document: PlanDocument) -> dict[str, Any]:
    """Return a quotation for the first plan, as `tourlink quote` writes it."""
    plan = document["plans"][0]
    car = {"vehicle": "car-7", "number": 1}
    vans = {"vehicle": "van-16", "number": 2}
    breaks = [
        {"paying": 2, "free": 0, "vehicles": car, "priced": priced(9_610_000)},
        {
            "paying": 20,
            "free": 1,
            "vehicles": vans,
            "priced": priced(4_700_000, exchanged={"USD": "180.77"}),
        },
        {"paying": 45, "free": 3, "vehicles": None, "priced": None},
    ]
    return {
        "format": "tourlink-quote/1",
        "tour": {
            "title": plan["title"],
            "days": len(plan["days"]),
            "departs": plan["days"][0]["date"],
        },
        "quoted_on": "2026-10-01",
        "valid_until": "2026-10-31",
        "vat": {"percent": "8"},
        "terms": {"free_per": 15},
        "classes": [{"class": "hotel-3", "breaks": breaks}],
    }


def read(folder: Path, data: object) -> Quotation:
    """Write a file, and read it as a quotation."""
    path = folder / "quote.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return read_quotation(path)


def test_prices_by_group_size(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """Each with its group; what has no rate is on request."""
    own = read(tmp_path, quote(lai_chau))
    page = flat(made(lai_chau, FormatName.MARKDOWN, quote=own))

    for part in (
        "| Group | Vehicle | 3-star hotel |",
        "| 2 people | 7-seat car | 9,610,000 VND |",
        "| 20 people + 1 free | 2 × 16-seat van | 4,700,000 VND (181 USD) |",  # noqa: RUF001
        "on request |",
        "Single room supplement, 3-star hotel: 400,000 VND.",
        "under 5 free of charge, under 12 75 % of the price",
        "One person travels free for every 15 who pay.",
        "VAT of 8 % is included.",
        "valid until Saturday 31 October 2026",
    ):
        assert part in page, part
    assert "Price on request" not in page
    french = flat(made(lai_chau, FormatName.MARKDOWN, quote=own, lang=Lang.FR))
    assert "9 610 000 VND" in french


def test_workbook_has_prices_as_formulas(
    tmp_path: Path, lai_chau: PlanDocument
) -> None:
    """The price of a group is its people times the price of one."""
    own = read(tmp_path, quote(lai_chau))
    data = binary(lai_chau, FormatName.XLSX, quote=own)
    rows = read_xlsx(data)["Price"]

    assert ("3-star hotel", 20, 4_700_000, 94_000_000) in [row[:4] for row in rows]
    formulas = [row[3] for row in read_xlsx(data, values=False)["Price"]]
    assert [it for it in formulas if str(it).startswith("=")]


def test_prices_of_the_workbook_recalculate(
    tmp_path: Path, lai_chau: PlanDocument
) -> None:
    """Calculated anew, too."""
    data = binary(lai_chau, FormatName.XLSX, quote=read(tmp_path, quote(lai_chau)))
    found = [
        value for (sheet, _), value in recalculated(data).items() if sheet == "Price"
    ]

    assert {2 * 9_610_000, 20 * 4_700_000} <= set(found)


def test_classes_with_the_same_beds_share_a_column(
    tmp_path: Path, lai_chau: PlanDocument
) -> None:
    """Where a class is lacking, it is told what is there instead."""
    data = quote(lai_chau)
    (of,) = data["classes"]
    at = lai_chau["plans"][0]["days"][0]["stay"]["at"] or ""
    beds = [{"day": day, "at": at, "class": "hotel-2"} for day in (1, 2, 3)]
    name = lai_chau["places"][at]["name"]["en"]
    data["classes"] = [
        {**of, "class": "hotel-4", "other_beds": beds},
        {**of, "class": "hotel-2", "other_beds": []},
        {**of, "class": "hotel-3", "other_beds": beds},
    ]
    own = read(tmp_path, data)
    page = flat(made(lai_chau, FormatName.MARKDOWN, quote=own))

    assert "| Group | Vehicle | 2-star hotel |" in page
    told = f"Where there is no 4-star hotel, 3-star hotel: {name}, 2-star hotel."
    assert told in page
    assert page.count("Single room supplement, ") == 1
    rows = read_xlsx(binary(lai_chau, FormatName.XLSX, quote=own))["Price"]
    assert {row[0] for row in rows if "star" in str(row[0])[:8]} == {"2-star hotel"}


def test_open_end(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """A quotation may say nothing of validity, of children and of free places."""
    data = quote(lai_chau)
    data["valid_until"] = None
    data["terms"]["free_per"] = 0
    for it in data["classes"][0]["breaks"]:
        if it["priced"]:
            it["priced"]["children"] = []
    page = flat(made(lai_chau, FormatName.MARKDOWN, quote=read(tmp_path, data)))

    assert "valid until" not in page
    assert "travels free" not in page
    assert "Children under 5 free of charge, sharing" in page


@pytest.mark.parametrize("key", ["title", "days", "departs"])
def test_of_another_tour(tmp_path: Path, lai_chau: PlanDocument, key: str) -> None:
    """Is no price of this one."""
    data = quote(lai_chau)
    data["tour"][key] = {"title": "Elsewhere", "days": 9, "departs": "2027-01-01"}[key]
    with pytest.raises(FileError, match="another tour"):
        made(lai_chau, FormatName.HTML, quote=read(tmp_path, data))


@pytest.mark.parametrize(
    "data", [[], {}, {"format": "tourlink-quote/2"}, {"format": "tourlink-quote/1"}]
)
def test_no_quotation(tmp_path: Path, data: object) -> None:
    """Says how to make one."""
    with pytest.raises(FileError, match="is no tourlink-quote/1") as caught:
        read(tmp_path, data)
    assert caught.value.hint
    assert "tourlink quote" in caught.value.hint


def test_no_file_and_no_json(tmp_path: Path) -> None:
    """Are errors of the user."""
    with pytest.raises(FileError, match="cannot read"):
        read_quotation(tmp_path / "none.json")
    (tmp_path / "quote.json").write_text("{", encoding="utf-8")
    with pytest.raises(FileError, match="is no JSON"):
        read_quotation(tmp_path / "quote.json")
