"""
A plan as a document: titles, facts, lists and tables, in one language.

Every document format draws the same sections, each of one of six kinds, so that what
is said does not depend on the format it is said in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tourlink.errors import FileError
from tourlink.export import Variant, View
from tourlink.export.brand import House
from tourlink.export.conditions import Conditions
from tourlink.export.day_events import EventReader
from tourlink.export.daysheets import DayReader, DaySheet
from tourlink.export.facts import Facts
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.prices import Prices
from tourlink.export.sheets import Sheets
from tourlink.export.tables import Table
from tourlink.export.titles import Titles, printed
from tourlink.plan import Plan, PlanDocument
from tourlink.vocabulary import Lang

_MOST_HIGHLIGHTS = 6

Kind = Literal["facts", "list", "text", "map", "table", "days"]

# What each variant shows, in this order.
SECTIONS = {
    Variant.OUTLINE: ("facts", "highlights", "map", "glance", "price", "contact"),
    Variant.PROPOSAL: (
        *("facts", "highlights", "map", "glance", "programme", "accommodation"),
        *("tickets", "season", "fallback", "included", "excluded", "options"),
        *("price", "terms", "papers", "contact"),
    ),
    Variant.OPERATIONAL: (
        *("facts", "crew", "map", "glance", "programme", "driver", "guide"),
        *("bookings", "checks", "fallback", "contact"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a document; which fields it has goes by its kind."""

    id: str
    kind: Kind
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    table: Table | None = None
    days: tuple[DaySheet, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """One plan, ready to be laid out."""

    title: str
    subtitle: str
    kind: str
    """The variant in words."""
    option: str
    """Which of several plans it is, in words; empty for the only one."""
    sections: tuple[Section, ...]
    days: tuple[DaySheet, ...]
    note: str
    plan: Plan

    def section(self, name: str) -> Section | None:
        """Return a section by its id, for templates that want a single one."""
        return next((it for it in self.sections if it.id == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """All plans of a document, and the house that sends it."""

    lang: Lang
    title: str
    house: House
    words: Phrases
    names: Gazetteer
    itineraries: tuple[Itinerary, ...]


def booklet(document: PlanDocument, view: View) -> Booklet:
    """
    Return a plan document as a reader in the view's language sees it.

    Raises
    ------
    FileError
        If there is a quotation, and none of the plans is the one it is for.
    """
    words, names = phrases(view.lang), Gazetteer(document, view.lang)
    house = view.house or House()
    total = len(document["plans"])
    if view.quote and not any(map(view.quote.fits, document["plans"])):
        raise FileError(
            "the quotation is for another tour than the plan",
            hint="quote this plan: tourlink quote PLAN.json --format json",
        )
    itineraries = [
        _Writer(document, plan, view, house).itinerary(
            words.say("document.option_of", number=number, total=total)
            if total > 1
            else ""
        )
        for number, plan in enumerate(document["plans"], start=1)
    ]
    return Booklet(
        lang=view.lang,
        title=itineraries[0].title if itineraries else words.say("plan.no_plan"),
        house=house,
        words=words,
        names=names,
        itineraries=tuple(itineraries),
    )


class _Writer:
    """Writes the sections of one plan; each method that is one bears its id."""

    def __init__(
        self, document: PlanDocument, plan: Plan, view: View, house: House
    ) -> None:
        self._document = document
        self._plan = plan
        self._variant = view.variant
        self._house = house
        self._words = phrases(view.lang)
        self._names = Gazetteer(document, view.lang)
        exact = view.variant is Variant.OPERATIONAL
        self._titles = Titles(document, self._names)
        events = EventReader(self._names, self._words, exact=exact)
        reader = DayReader(plan, self._names, self._words, self._titles, events)
        self._days = reader.days()
        self._conditions = Conditions(
            document, plan, self._names, self._words, house.brand
        )
        quote = view.quote if view.quote and view.quote.fits(plan) else None
        self._prices = Prices(quote, self._names, self._words) if quote else None
        self._sheets = Sheets(plan, self._days, self._names, self._words, events)

    def itinerary(self, option: str) -> Itinerary:
        """Return the plan as a document."""
        words = self._words
        sections = [
            section
            for name in SECTIONS[self._variant]
            if (section := getattr(self, f"_{name}")())
        ]
        days = words.count("day", len(self._days))
        nights = words.count("night", self._plan["nights"])
        as_of = words.as_of(clean(self._document["catalogue"]["as_of"]))
        return Itinerary(
            title=self._title(),
            subtitle=words.say("document.days_nights", days=days, nights=nights),
            kind=words.say(f"document.{self._variant}"),
            option=option,
            sections=tuple(sections),
            days=self._days,
            note=words.say("document.planned_with", as_of=as_of),
            plan=self._plan,
        )

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"document.{key}", **values)

    def _title(self) -> str:
        return printed(self._titles.plan(self._plan))

    def _listed(self, name: str, lines: Sequence[str]) -> Section | None:
        if not lines:
            return None
        told = tuple(line[0].upper() + line[1:] for line in lines)
        return Section(id=name, kind="list", title=self._say(name), lines=told)

    def _tabled(self, name: str, table: Table, note: str = "") -> Section | None:
        if not table.rows:
            return None
        return Section(
            id=name, kind="table", title=self._say(name), table=table, note=note
        )

    def _facts(self) -> Section:
        tells_price = self._prices and "price" in SECTIONS[self._variant]
        validity = self._prices.validity() if self._prices and tells_price else ""
        facts = Facts(self._plan, self._conditions, self._names, self._words)
        return Section(id="facts", kind="facts", title="", facts=facts.told(validity))

    def _highlights(self) -> Section | None:
        prizes: dict[str, int] = {}
        for day in self._plan["days"]:
            for item in day["items"]:
                if item["type"] == "stop" and "title" not in item:
                    prizes.setdefault(item["destination"], item["prize"])
        best = sorted(prizes, key=lambda it: -prizes[it])[:_MOST_HIGHLIGHTS]
        lines = [
            self._words.labelled(self._names.place(it), about)
            if (about := self._names.description(it))
            and self._variant is Variant.OUTLINE
            else self._names.place(it)
            for it in prizes
            if it in best
        ]
        return self._listed("highlights", lines)

    def _map(self) -> Section:
        about = self._say("map_of", route=self._title())
        return Section(id="map", kind="map", title=self._say("map"), note=about)

    def _glance(self) -> Section | None:
        table = self._sheets.glance()
        return self._tabled("programme_short", table, self._say("meals_key"))

    def _programme(self) -> Section:
        title = self._say("programme")
        return Section(id="programme", kind="days", title=title, days=self._days)

    def _accommodation(self) -> Section | None:
        notes = [self._say("check_times")]
        if any(
            day["stay"]["type"] == "overnight-service" for day in self._plan["days"]
        ):
            notes.append(self._say("after_night"))
        return self._tabled("accommodation", self._sheets.nights(), " ".join(notes))

    def _tickets(self) -> Section | None:
        return self._tabled("tickets", self._sheets.tickets())

    def _season(self) -> Section | None:
        return self._listed("season", list(self._conditions.season()))

    def _fallback(self) -> Section | None:
        text = self._conditions.fallback()
        return self._listed("fallback", [text] if text else [])

    def _included(self) -> Section | None:
        if not self._prices or not self._prices.tells_included:
            return self._listed("included", list(self._conditions.included()))
        own = self._conditions.own_included()
        section = self._listed("included", [*self._prices.included(), *own])
        return replace(section, note=self._prices.basis()) if section else None

    def _excluded(self) -> Section | None:
        if not self._prices or not self._prices.tells_included:
            return self._listed("excluded", list(self._conditions.excluded()))
        own = self._conditions.own_excluded()
        return self._listed("excluded", [*self._prices.excluded(), *own])

    def _options(self) -> Section | None:
        return self._listed("options", list(self._conditions.options()))

    def _price(self) -> Section | None:
        if self._prices:
            section = self._tabled("price", self._prices.table())
            lines = tuple(self._prices.lines())
            return replace(section, lines=lines) if section else None
        lines = tuple(self._conditions.price())
        return Section(id="price", kind="text", title=self._say("price"), lines=lines)

    def _terms(self) -> Section | None:
        own = self._house.brand.terms != type(self._house.brand.terms)()
        note = "" if own else self._say("terms_usual")
        children = self._prices.children() if self._prices else ""
        facts = tuple(self._conditions.terms(children))
        return Section(
            id="terms", kind="facts", title=self._say("terms"), facts=facts, note=note
        )

    def _papers(self) -> Section | None:
        return self._listed("papers", list(self._conditions.papers()))

    def _contact(self) -> Section | None:
        facts = tuple(self._conditions.contact())
        if not facts:
            return None
        title = self._say("contact")
        return Section(id="contact", kind="facts", title=title, facts=facts)

    def _crew(self) -> Section:
        keys = ("guide_name", "driver_name", "vehicle_plate", "office_name")
        blank = "." * 30
        facts = tuple((self._say(key), blank) for key in keys)
        return Section(id="crew", kind="facts", title="", facts=facts)

    def _driver(self) -> Section | None:
        return self._tabled("sheet_driver", self._sheets.driver())

    def _guide(self) -> Section | None:
        return self._tabled("sheet_guide", self._sheets.guide())

    def _bookings(self) -> Section | None:
        return self._tabled("sheet_bookings", self._sheets.bookings())

    def _checks(self) -> Section | None:
        return self._listed("sheet_checks", list(self._conditions.checks()))
