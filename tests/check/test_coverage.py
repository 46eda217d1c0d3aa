"""What the catalogue offers where and when, counted on a catalogue small enough."""

import csv
import json
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.loader import load
from tourlink.check.coverage import Coverage, measure, season_months
from tourlink.check.coverage_formats import (
    HEAT_STEPS,
    gap_words,
    heat,
    share,
    to_csv,
    to_html,
    to_plain,
)
from tourlink.vocabulary import Theme

SMALL = Path(__file__).parents[1] / "data" / "small"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The small catalogue."""
    return load((str(SMALL),))


@pytest.fixture(scope="module")
def coverage(catalogue: Catalogue) -> Coverage:
    """All of its coverage."""
    return measure(catalogue)


def test_a_cell_for_each_province_theme_and_month(
    catalogue: Catalogue, coverage: Coverage
) -> None:
    """In this order, and none is missing."""
    assert [row.province for row in coverage.rows] == list(catalogue.provinces)
    assert len(coverage.cells) == len(catalogue.provinces) * 11 * 12
    assert [cell.month for cell in coverage.cells[:13]] == [*range(1, 13), 1]
    assert coverage.cells[12].theme is list(Theme)[1]


def test_cells_count_what_a_person_would(
    catalogue: Catalogue, coverage: Coverage
) -> None:
    """Each count again, from the records, by the plainest loop."""
    for cell in coverage.cells:
        of_theme = [
            place
            for place in catalogue.destinations.values()
            if place.province == cell.province
            and cell.theme in place.themes
            and place.quality
            and place.position
        ]
        open_ = [it for it in of_theme if cell.month not in it.closed_months]
        best = [
            it for it in open_ if not it.best_months or cell.month in it.best_months
        ]
        assert cell.season <= cell.open <= len(open_)
        assert cell.season <= len(best)


def test_season_is_open_and_best(catalogue: Catalogue) -> None:
    """Without best months every open month is one."""
    place = catalogue.destinations["fansipan"]

    plain = replace(place, best_months=(), closed_months=(1,), opening=None)
    best = replace(place, best_months=(3, 4), closed_months=(), opening="always")

    assert season_months(plain) == frozenset(range(2, 13))
    assert season_months(best) == {3, 4}


def test_filters(catalogue: Catalogue) -> None:
    """Provinces by their former units, themes and months as they are asked for."""
    found = measure(
        catalogue, formers=["lao-cai"], themes=[Theme.ADVENTURE], months=[5, 11]
    )

    assert [row.province for row in found.rows] == ["lao-cai"]
    assert found.rows[0].pairs == 2
    assert [(cell.theme, cell.month) for cell in found.cells] == [
        (Theme.ADVENTURE, 5),
        (Theme.ADVENTURE, 11),
    ]
    assert found.rows[0].places == found.rows[0].themes[0] > 0


def test_gaps_begin_with_the_emptiest(coverage: Coverage) -> None:
    """Where most pairs are empty, and of equals where there are fewer places."""
    gaps = coverage.gaps(99)

    ranks = [(-gap.empty, gap.places) for gap in gaps]
    assert ranks == sorted(ranks)
    assert len(coverage.gaps(2)) == 2
    assert str(gaps[0].empty) in gap_words(gaps[0])


def test_what_a_province_cannot_offer_is_no_gap(coverage: Coverage) -> None:
    """No sea in the highlands, and no border in the capital."""
    gaps = {gap.province: gap for gap in coverage.gaps(99)}

    assert {row.province: row.pairs for row in coverage.rows}["ha-noi"] == 9 * 12
    assert {Theme.SEA_ISLANDS, Theme.BORDER}.isdisjoint(gaps["ha-noi"].themes)
    assert Theme.SEA_ISLANDS not in gaps["dien-bien"].themes
    assert Theme.BORDER in gaps["dien-bien"].themes


def test_shares_and_shades() -> None:
    """Nothing has no share, and only nothing has the shade of nothing."""
    assert share(0, 0) == "-"
    assert share(1, 3) == "33%"
    assert [heat(number, 8) for number in (0, 1, 2, 3, 8)] == [0, 1, 1, 2, HEAT_STEPS]


def test_csv_reads_back(coverage: Coverage) -> None:
    """One line a cell, under a line of titles."""
    rows = list(csv.DictReader(StringIO(to_csv(coverage))))

    assert len(rows) == len(coverage.cells)
    assert rows[0]["theme"] == coverage.cells[0].theme
    assert [int(row["in_season"]) for row in rows] == [
        cell.season for cell in coverage.cells
    ]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@A1", "\t=1"])
def test_csv_starts_no_formula(coverage: Coverage, name: str) -> None:
    """A name from somebody's catalogue must not run in somebody else's sheet."""
    row = replace(coverage.rows[0], name=name)
    cells = tuple(it for it in coverage.cells if it.province == row.province)

    page = to_csv(replace(coverage, rows=(row,), cells=cells))

    names = {each["name"] for each in csv.DictReader(StringIO(page, newline=""))}
    assert names == {f"'{name}"}


class _Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert all(not key.startswith("on") for key, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_html_is_text_in_tables(coverage: Coverage) -> None:
    """No script, nothing from elsewhere, and names are never markup."""
    name = "<script>alert('x')</script>&"
    rows = (replace(coverage.rows[0], name=name), *coverage.rows[1:])

    page = _Page()
    page.feed(to_html(replace(coverage, rows=rows), 99))

    assert "script" not in page.tags
    assert not {"img", "link", "iframe"} & set(page.tags)
    assert page.tags.count("table") == 3
    assert name in page.text


def test_html_without_gaps_says_so(coverage: Coverage) -> None:
    """An empty list would look like a mistake."""
    assert "<li>none</li>" in to_html(coverage, 0)


def test_plain_is_json(coverage: Coverage) -> None:
    """Scripts get the same numbers."""
    plain = to_plain(coverage, 3)

    assert json.loads(json.dumps(plain)) == plain
    assert len(plain["gaps"]) == 3
    assert (
        sum(plain["provinces"][0]["positions"].values())
        == (plain["provinces"][0]["sellable"])
    )
