"""What the catalogue has for a portfolio: places for each cell, and when to go."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import NamedTuple

from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.catalogue.records import Destination, Names
from tourlink.notes import Coded, Name, Note, joined
from tourlink.planner.brief import read
from tourlink.planner.outlook import Outlook, Prospect
from tourlink.portfolio.asked import Asked, Member, Quarter
from tourlink.request import Request
from tourlink.vocabulary import Theme

_MOST_NAMED = 3  # places in a reason


class Cell(NamedTuple):
    """What is to be covered: a theme in a member, in a quarter."""

    member: str
    theme: Theme
    quarter: Quarter


class Gap(NamedTuple):
    """Why a cell is not covered: a code for scripts, and words for people."""

    cell: Cell
    code: str
    reason: str


class Ground:
    """The places of the members, and what each quarter makes of them."""

    def __init__(self, asked: Asked, catalogue: Catalogue) -> None:
        self._asked = asked
        self._catalogue = catalogue
        brief = read(base(asked), catalogue)
        self._outlooks = {
            quarter: Outlook(brief, catalogue, _first(quarter), _last(quarter))
            for quarter in asked.quarters
        }
        self._prospects = {
            quarter: {it.place.id: it for it in outlook.prospects}
            for quarter, outlook in self._outlooks.items()
        }
        self._months = {it: self._by_worth(it) for it in asked.quarters}
        self._of_stop: dict[str, tuple[tuple[str, Theme], ...]] = {}

    def cells(self) -> tuple[Cell, ...]:
        """Return all that is to be covered, by member, then theme, then quarter."""
        asked = self._asked
        every = product(asked.members, asked.themes, asked.quarters)
        return tuple(Cell(member.id, theme, at) for member, theme, at in every)

    def months(self, quarter: Quarter) -> tuple[int, ...]:
        """Return the months of a quarter, the best to travel in first."""
        return self._months[quarter]

    def covered_by(self, stop: str) -> tuple[tuple[str, Theme], ...]:
        """Return the members and themes that a visit covers."""
        if stop not in self._of_stop:
            place = self._catalogue.destinations[stop]
            former = self._catalogue.former_of(place)
            self._of_stop[stop] = tuple(
                (member.id, theme)
                for member in self._asked.members
                if former in member.former_provinces
                for theme in self._asked.themes
                if place.themes.get(theme, 0) >= self._asked.wish.rating
            )
        return self._of_stop[stop]

    def places(self, cell: Cell) -> list[Prospect]:
        """Return the places that could cover a cell, the best first; ties by id."""
        found = [
            prospect
            for prospect in self._prospects[cell.quarter].values()
            if (cell.member, cell.theme) in self.covered_by(prospect.place.id)
            and any(
                prospect.open_on[month - 1] and month in prospect.reached
                for month in cell.quarter.months
            )
        ]

        def rank(it: Prospect) -> tuple[int, int, str]:
            place = it.place
            return -place.themes[cell.theme], -(place.quality or 0), place.id

        return sorted(found, key=rank)

    def impossible(self, cell: Cell) -> Gap | None:
        """Return why nothing whatsoever can cover a cell; None if something might."""
        if self.places(cell):
            return None
        member = next(it for it in self._asked.members if it.id == cell.member)
        rated = list(self._rated(member, cell.theme))
        least = self._asked.wish.rating
        fit = [it for it in rated if it.themes[cell.theme] >= least]
        if not fit:
            best = max(rated, key=lambda it: it.themes[cell.theme], default=None)
            reason = Note(
                "no place of {name} is rated {least} or more for it",
                name=_name(member.name),
                least=least,
            )
            if best is not None:
                reason = Note(
                    "{reason} (the best is {name}, {rating})",
                    reason=reason,
                    name=_name(best.name),
                    rating=best.themes[cell.theme],
                )
            return Gap(cell, "no-place", reason)
        prospects = self._prospects[cell.quarter]
        refused = self._outlooks[cell.quarter].refused
        said: dict[tuple[str, str], list[Name]] = {}
        for place in fit:
            prospect = prospects.get(place.id)
            if prospect is None:
                why = refused.get(place.id)
                text = "not open to this request"
                if why:
                    plain, code = why.text.rstrip("."), f"refused-{why.code}"
                    text = Coded(plain, "left_out", code, why.values)
                key = "refused", text
            elif not any(prospect.open_on[it - 1] for it in cell.quarter.months):
                key = "closed", "closed in these months"
            else:
                start = _name(self._asked.start.name)
                key = "no-way", Note("no way from {name} in these months", name=start)
            said.setdefault(key, []).append(_name(place.name))
        reasons = [
            Note("{places}: {why}", places=_few(places), why=why)
            for (_, why), places in said.items()
        ]
        return Gap(cell, next(iter(said))[0], joined(reasons))

    def _rated(self, member: Member, theme: Theme) -> Iterator[Destination]:
        for place in self._catalogue.destinations.values():
            sold = place.quality is not None or place.unlocated
            here = self._catalogue.former_of(place) in member.former_provinces
            if sold and here and theme in place.themes:
                yield place

    def _by_worth(self, quarter: Quarter) -> tuple[int, ...]:
        outlook = self._outlooks[quarter]

        def mean(month: int) -> float:
            days = monthrange(quarter.year, month)[1]
            first = date(quarter.year, month, 1)
            starts = (first + timedelta(at) for at in range(days))
            return sum(map(outlook.worth, starts)) / days

        return tuple(sorted(quarter.months, key=lambda it: (-mean(it), it)))


def _name(names: Names) -> Name:
    return Name(names_in_all(names))


def _few(places: list[Name]) -> Note:
    shown = joined(places[:_MOST_NAMED], ", ")
    more = len(places) - _MOST_NAMED
    if more <= 0:
        return shown
    return Note("{places} and {number} more", places=shown, number=more)


def base(asked: Asked) -> Request:
    """Return the request that all chains have in common."""
    request = asked.wish.request
    home = asked.start.province
    # The start's own province is no part of a tour unless it is asked for by name.
    if any(it.id == home for it in asked.members):
        request = replace(request, within=(*request.within, home))
    return request


def _first(quarter: Quarter) -> date:
    return date(quarter.year, quarter.months[0], 1)


def _last(quarter: Quarter) -> date:
    month = quarter.months[-1]
    return date(quarter.year, month, monthrange(quarter.year, month)[1])
