"""What the catalogue offers where and when: provinces x themes x months."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Confidence, Destination
from tourlink.check.claims import has_real_source
from tourlink.check.lands import BORDER_PROVINCES, COAST_PROVINCES
from tourlink.check.open_months import open_months
from tourlink.check.programme_places import is_sold
from tourlink.vocabulary import Theme

MONTHS = tuple(range(1, 13))


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One province, theme and month.

    Attributes
    ----------
    open
        Sellable destinations of the theme that let visitors in.
    season
        Those of them in season: in one of their best months, or with none named.
    """

    province: str
    theme: Theme
    month: int
    open: int
    season: int


@dataclass(frozen=True, slots=True)
class Row:
    """
    One province.

    Attributes
    ----------
    months
        Sellable destinations open and in season, by month asked for.
    themes
        Sellable destinations, by theme asked for, in whatever month.
    lodging
        Places to sleep at; `beds` the guests of those that state how many.
    real
        Sellable destinations that somebody else than the editors vouches for.
    positions
        Sellable destinations by the confidence of their position: high, medium, low.
    out_of_reach
        Themes that it cannot offer: the sea inland, a border where there is none.
    pairs
        Pairs of a theme and a month, of those asked for and within reach.
    empty
        Those of them with nothing in season.
    """

    province: str
    name: str
    places: int
    months: tuple[int, ...]
    themes: tuple[int, ...]
    lodging: int
    beds: int
    real: int
    positions: tuple[int, int, int]
    out_of_reach: frozenset[Theme]
    pairs: int
    empty: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What an official would fill: a province, and what it lacks."""

    province: str
    name: str
    places: int
    themes: tuple[Theme, ...]
    months: tuple[int, ...]
    pairs: int
    empty: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All of it for the provinces, themes and months asked for, in their order."""

    themes: tuple[Theme, ...]
    months: tuple[int, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]

    def gaps(self, most: int) -> tuple[Gap, ...]:
        """Return the provinces with most pairs empty, then fewest places, first."""
        ranked = sorted(self.rows, key=lambda row: (-row.empty, row.places))
        return tuple(self._gap(row) for row in ranked if row.empty)[:most]

    def _gap(self, row: Row) -> Gap:
        return Gap(
            row.province,
            row.name,
            row.places,
            tuple(
                theme
                for theme, number in zip(self.themes, row.themes, strict=True)
                if not number and theme not in row.out_of_reach
            ),
            tuple(
                month
                for month, number in zip(self.months, row.months, strict=True)
                if not number
            ),
            row.pairs,
            row.empty,
        )


def season_months(place: Destination) -> frozenset[int]:
    """Return the months a place is open and, where it names best ones, at its best."""
    months = open_months(place)
    return months & frozenset(place.best_months) if place.best_months else months


def measure(
    catalogue: Catalogue,
    *,
    formers: Iterable[str] | None = None,
    themes: Sequence[Theme] = tuple(Theme),
    months: Sequence[int] = MONTHS,
) -> Coverage:
    """
    Return the coverage of provinces of today's map.

    `formers` selects units of the map before July 2025: provinces that none of them
    belongs to are left out, of the others only the places that lie in them count.
    Without a theme filter a place without themes counts as well.
    """
    wanted = None if formers is None else frozenset(formers)
    groups: dict[str, list[Destination]] = {
        name: []
        for name in catalogue.provinces
        if wanted is None or not wanted.isdisjoint(catalogue.formers(name))
    }
    for place in catalogue.destinations.values():
        if place.province in groups and (
            wanted is None or catalogue.former_of(place) in wanted
        ):
            groups[place.province].append(place)
    rows, cells = [], []
    for name, places in groups.items():
        sold = [it for it in places if is_sold(it) and _is_of(it, themes)]
        row_cells = _cells(name, sold, themes, months)
        rows.append(_row(catalogue, name, places, sold, row_cells))
        cells += row_cells
    return Coverage(tuple(themes), tuple(months), tuple(rows), tuple(cells))


def _is_of(place: Destination, themes: Sequence[Theme]) -> bool:
    return len(themes) == len(Theme) or any(theme in place.themes for theme in themes)


def _cells(
    name: str, sold: list[Destination], themes: Sequence[Theme], months: Sequence[int]
) -> list[Cell]:
    cells: list[Cell] = []
    for theme in themes:
        of_theme = [it for it in sold if theme in it.themes]
        open_ = _count(map(open_months, of_theme))
        season = _count(map(season_months, of_theme))
        cells += [Cell(name, theme, it, open_[it], season[it]) for it in months]
    return cells


def _row(
    catalogue: Catalogue,
    name: str,
    places: list[Destination],
    sold: list[Destination],
    cells: list[Cell],
) -> Row:
    lodging = [it.lodging for it in places if it.lodging and it.position]
    sure = Counter(it.position.confidence for it in sold if it.position)
    season = _count(map(season_months, sold))
    out_of_reach = _out_of_reach(catalogue, name, sold)
    within_reach = [cell for cell in cells if cell.theme not in out_of_reach]
    return Row(
        name,
        catalogue.provinces[name].name.en,
        len(sold),
        tuple(season[month] for month in dict.fromkeys(it.month for it in cells)),
        tuple(
            sum(theme in it.themes for it in sold)
            for theme in dict.fromkeys(it.theme for it in cells)
        ),
        len(lodging),
        sum(it.capacity or 0 for it in lodging),
        sum(has_real_source(catalogue, it) for it in sold),
        (sure[Confidence.HIGH], sure[Confidence.MEDIUM], sure[Confidence.LOW]),
        out_of_reach,
        len(within_reach),
        sum(not cell.season for cell in within_reach),
    )


def _out_of_reach(
    catalogue: Catalogue, province: str, sold: list[Destination]
) -> frozenset[Theme]:
    formers = frozenset(catalogue.formers(province))
    found = set()
    if formers.isdisjoint(COAST_PROVINCES):
        found.add(Theme.SEA_ISLANDS)
    if (
        formers.isdisjoint(BORDER_PROVINCES)
        and catalogue.provinces[province].country == "VN"
    ):
        found.add(Theme.BORDER)
    return frozenset(found).difference(*(place.themes for place in sold))


def _count(sets: Iterable[frozenset[int]]) -> Counter[int]:
    """Return how many of the sets hold each month."""
    return Counter(chain.from_iterable(sets))
