"""What `tourlink show` says of a record: facts, connections, events, sources."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tourlink.catalogue.catalogue import Catalogue, name_in, plain
from tourlink.catalogue.programmes import Event
from tourlink.catalogue.records import (
    Access,
    Citation,
    Corridor,
    Destination,
    Hours,
    Lodging,
    Opening,
    Price,
    Service,
)
from tourlink.export.words import count, duration, kilometres, lodging, money, month
from tourlink.vocabulary import Lang

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = tuple[str, str]
"""A label and what is known; empty where nothing is."""


def as_data(catalogue: Catalogue, kind: str, record: Any) -> dict[str, Any]:
    """Return a record as plain data, with the records that lead to it."""
    data = {"type": kind, **plain(record)}
    if kind == "destination":
        data["former_province"] = catalogue.former_of(record)
        data["corridors"] = [plain(it) for it in _corridors(catalogue, record.id)]
        data["events"] = [event.id for event in _events(catalogue, record.id)]
    elif kind in {"province", "former-province"}:
        data["destinations"] = [it.id for it in _within(catalogue, kind, record.id)]
    return data


def card(
    catalogue: Catalogue, kind: str, record: Any, lang: Lang
) -> "list[RenderableType]":
    """Return a record for reading, in parts that rich can render."""
    from rich.padding import Padding
    from rich.rule import Rule
    from rich.text import Text

    name = name_in(record.name, lang) if hasattr(record, "name") else record.id
    title = Text.assemble(
        (name, "bold"), f"  {kind.replace('-', ' ')} ", (record.id, "cyan")
    )
    parts: list[RenderableType] = [title, Rule(style="dim", characters="-")]
    parts.append(_grid([row for row in _rows(catalogue, kind, record, lang) if row[1]]))
    for heading, rows in _sections(catalogue, kind, record, lang):
        if rows:
            parts += [
                Text(f"\n{heading}", style="bold"),
                Padding(_grid(rows), (0, 0, 0, 2)),
            ]
    return parts


def _grid(rows: Sequence[Sequence[str]]) -> "RenderableType":
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    for number in range(max(map(len, rows), default=1)):
        grid.add_column(
            style=None if number else "cyan", no_wrap=not number, overflow="fold"
        )
    for row in rows:
        grid.add_row(*row)
    return grid


# --- facts ------------------------------------------------------------------------


def _rows(catalogue: Catalogue, kind: str, record: Any, lang: Lang) -> Iterator[Row]:
    names = getattr(record, "name", None)
    if names:
        shown = name_in(names, lang)
        others = [names.vi, names.en, names.fr, *getattr(record, "aliases", ())]
        kept = dict.fromkeys(each for each in others if each and each != shown)
        yield "also called", ", ".join(kept)
    yield from _FACTS[kind](catalogue, record, lang)
    yield "note", getattr(record, "note", None) or ""


def _destination(catalogue: Catalogue, place: Destination, lang: Lang) -> Iterator[Row]:
    yield "what", _description(place, lang)
    yield "kind", _listed([place.kind, place.terrain])
    yield "province", _located(catalogue, place, lang)
    if place.position:
        at = place.position
        yield "position", f"{at.lat:.4f}, {at.lon:.4f} ({at.confidence}, {at.source})"
    else:
        yield "position", f"not known: {place.unlocated} It is never routed."
    yield (
        "themes",
        _listed(f"{theme} {rating}" for theme, rating in place.themes.items()),
    )
    if place.quality is not None and place.visit_min is not None:
        yield "quality", f"{place.quality} of 5"
        yield "visit", duration(place.visit_min)
    yield "opening", _opening(place.opening)
    yield "best in", _months(place.best_months)
    yield "closed in", _months(place.closed_months)
    yield "season", place.season_note or ""
    yield "fee", _price(place.fee)
    yield "lodging", _lodging(place.lodging)
    yield "access", _access(place.access)
    yield "specialities", ", ".join(place.specialities)


def _province(_: Catalogue, province: Any, lang: Lang) -> Iterator[Row]:
    yield "type", f"{province.type}, {province.country}, code {province.code}"
    names = [name_in(former.name, lang) for former in province.formerly]
    yield "formerly", ", ".join(names)
    yield "source", province.source


def _former(catalogue: Catalogue, former: Any, lang: Lang) -> Iterator[Row]:
    now = next(it for it in catalogue.provinces.values() if former in it.formerly)
    yield "today in", f"{name_in(now.name, lang)} ({now.id})"


def _region(catalogue: Catalogue, region: Any, lang: Lang) -> Iterator[Row]:
    yield "terrain", region.terrain or ""
    yield "provinces", _units(catalogue, region.former_provinces, lang)


def _axis(catalogue: Catalogue, axis: Any, lang: Lang) -> Iterator[Row]:
    yield "along", _units(catalogue, axis.waypoints, lang, " - ")


def _agreement(catalogue: Catalogue, agreement: Any, lang: Lang) -> Iterator[Row]:
    yield "members", _units(catalogue, agreement.members, lang)
    yield "themes", _listed(agreement.themes)
    yield "signed", agreement.signed or ""
    yield "valid", _validity(agreement)


def _product_route(catalogue: Catalogue, route: Any, lang: Lang) -> Iterator[Row]:
    for number, stage in enumerate(route.stages, start=1):
        themes = f" ({_listed(stage.themes)})" if stage.themes else ""
        yield f"stage {number}", _units(catalogue, stage.provinces, lang) + themes
    yield "by", _listed(route.modes)


def _event(catalogue: Catalogue, event: Event, lang: Lang) -> Iterator[Row]:
    places = (catalogue.destinations[name].name for name in event.destinations)
    yield "at", ", ".join(name_in(name, lang) for name in places)
    yield "in", _units(catalogue, event.provinces, lang)
    yield "themes", _listed(event.themes)
    yield "dates", ", ".join(f"{each.first} to {each.last}" for each in event.dates)
    if event.lunar:
        day = f"day {event.lunar.day} of lunar month {event.lunar.month}"
        yield "lunar", f"{day}, {count(event.lunar.days, 'day')}"
    days = (f"{_day(each.first)} to {_day(each.last)}" for each in event.yearly)
    yield "every year", ", ".join(days)
    yield "months", _months(event.months)
    yield "years", f"{event.years} ones only" if event.years else ""


def _day(yearly: str) -> str:
    """Return `15 Sep` of 09-15."""
    return f"{int(yearly[3:])} {month(int(yearly[:2]))[:3]}"


def _corridor(catalogue: Catalogue, corridor: Corridor, lang: Lang) -> Iterator[Row]:
    ends = [catalogue.destinations[name] for name in (corridor.from_, corridor.to)]
    arrow = " to " if corridor.one_way else " and "
    yield "between", arrow.join(f"{name_in(end.name, lang)} ({end.id})" for end in ends)
    yield "by", _listed([corridor.mode, corridor.road_class])
    yield "length", f"{kilometres(corridor.km)}, {duration(corridor.minutes)}"
    yield "service", _service(corridor.service)
    yield "fare", _price(corridor.fare)
    yield "vehicles", f"up to {corridor.max_seats} seats" if corridor.max_seats else ""
    if corridor.border:
        border = corridor.border
        visa = "visa needed" if border.visa else "no visa"
        hours = f"open {border.opens} to {border.closes}"
        steps = f"{duration(border.minutes)}, {visa}, {hours}"
        yield "border", f"{name_in(border.name, lang)}: {steps}"
    yield "open in", _months(corridor.months)
    yield "valid", _validity(corridor)


def _source(_: Catalogue, source: Any, __: Lang) -> Iterator[Row]:
    for label in ("title", "publisher", "kind", "date", "locator", "licence"):
        yield label, getattr(source, label) or ""


_FACTS: Mapping[str, Callable[[Catalogue, Any, Lang], Iterator[Row]]] = {
    "destination": _destination,
    "province": _province,
    "former-province": _former,
    "region": _region,
    "axis": _axis,
    "agreement": _agreement,
    "product-route": _product_route,
    "event": _event,
    "corridor": _corridor,
    "source": _source,
}


# --- sections ---------------------------------------------------------------------


def _sections(
    catalogue: Catalogue, kind: str, record: Any, lang: Lang
) -> Iterator[tuple[str, Sequence[Sequence[str]]]]:
    if kind == "destination":
        corridors = _corridors(catalogue, record.id)
        yield (
            "Connections",
            [_connection(catalogue, record.id, each, lang) for each in corridors],
        )
        events = _events(catalogue, record.id)
        yield "Events", [(it.id, name_in(it.name, lang)) for it in events]
    elif kind in {"province", "former-province"}:
        places = _within(catalogue, kind, record.id)
        yield (
            "Destinations",
            [(it.id, name_in(it.name, lang), it.kind.value) for it in places],
        )
    citations: Sequence[Citation] = getattr(record, "sources", ())
    yield "Sources", [_citation(catalogue, each) for each in citations]


def _connection(
    catalogue: Catalogue, here: str, corridor: Corridor, lang: Lang
) -> tuple[str, ...]:
    away = corridor.from_ == here
    other = catalogue.destinations[corridor.to if away else corridor.from_]
    way = "" if not corridor.one_way else "to " if away else "from "
    return (
        corridor.mode,
        f"{way}{name_in(other.name, lang)}",
        kilometres(corridor.km),
        duration(corridor.minutes),
        _service(corridor.service),
    )


def _citation(catalogue: Catalogue, citation: Citation) -> tuple[str, ...]:
    covers = f" for {', '.join(citation.covers)}" if citation.covers else ""
    return (
        citation.source,
        catalogue.sources[citation.source].title,
        f"as of {citation.as_of}",
        f"confidence {citation.confidence}{covers}",
    )


def _corridors(catalogue: Catalogue, place: str) -> list[Corridor]:
    return [it for it in catalogue.corridors.values() if place in {it.from_, it.to}]


def _events(catalogue: Catalogue, place: str) -> list[Event]:
    return [it for it in catalogue.events.values() if place in it.destinations]


def _within(catalogue: Catalogue, kind: str, province: str) -> list[Destination]:
    formers = catalogue.formers(province) if kind == "province" else (province,)
    return [
        place
        for place in catalogue.destinations.values()
        if catalogue.former_of(place) in formers
    ]


# --- words ------------------------------------------------------------------------


def _listed(words: Any) -> str:
    return ", ".join(str(word) for word in words if word)


def _units(catalogue: Catalogue, names: Any, lang: Lang, joint: str = ", ") -> str:
    return joint.join(name_in(catalogue.province_name(name), lang) for name in names)


def _description(place: Destination, lang: Lang) -> str:
    text = place.description
    if text is None:
        return ""
    return {Lang.VI: text.vi, Lang.EN: text.en, Lang.FR: text.fr}[lang] or text.en


def _located(catalogue: Catalogue, place: Destination, lang: Lang) -> str:
    province = name_in(catalogue.provinces[place.province].name, lang)
    former = name_in(catalogue.former_name(catalogue.former_of(place)), lang)
    before = f" (before July 2025: {former})" if former != province else ""
    commune = f"{place.commune}, " if place.commune else ""
    return f"{commune}{province}{before}"


def _opening(opening: Opening | str | None) -> str:
    if isinstance(opening, Opening):
        hours = "; ".join(map(_hours, opening.hours))
        return _trust(hours, opening.note, opening.source, opening.as_of)
    return opening or ""


def _hours(hours: Hours) -> str:
    days = f" {' '.join(hours.weekdays)}" if hours.weekdays else ""
    months = f" in {_months(hours.months)}" if hours.months else ""
    return f"{hours.opens}-{hours.closes}{days}{months}"


def _price(price: Price | None) -> str:
    if price is None:
        return ""
    text = money(price.adult_vnd) if price.adult_vnd else "free"
    if price.child_vnd is not None:
        text += f", children {money(price.child_vnd) if price.child_vnd else 'free'}"
    return _trust(text, price.note, price.source, price.as_of)


def _lodging(beds: Lodging | None) -> str:
    if beds is None:
        return ""
    text = ", ".join(map(lodging, beds.classes))
    if beds.level:
        text += f"; price level {beds.level} of 5"
    if beds.capacity:
        text += f"; {beds.capacity} guests"
    return _trust(text, beds.note, beds.source)


def _access(access: Access) -> str:
    facts = (
        f"{access.steps} steps" if access.steps else "",
        f"vehicles up to {access.max_seats} seats" if access.max_seats else "",
        "by boat" if access.boat else "",
        f"reduced mobility: {access.reduced_mobility}"
        if access.reduced_mobility
        else "",
        access.note,
    )
    return "; ".join(fact for fact in facts if fact)


def _service(service: Service | None) -> str:
    if service is None:
        return ""
    if service.departures:
        runs = ", ".join(
            f"{run.departs} {run.train or ''}".strip() for run in service.departures
        )
    else:
        runs = f"every {service.headway_min} min, {service.first} to {service.last}"
    days = f" {' '.join(service.weekdays)}" if service.weekdays else ""
    months = f" in {_months(service.months)}" if service.months else ""
    night = ", overnight" if service.overnight else ""
    assumed = ", times assumed" if service.assumed else ""
    return f"{runs}{days}{months}{night}{assumed}"


def _months(months: Sequence[int]) -> str:
    return ", ".join(month(number)[:3] for number in months)


def _validity(record: Any) -> str:
    ends = (("from", record.valid_from), ("to", record.valid_to))
    return " ".join(f"{word} {day}" for word, day in ends if day)


def _trust(text: str, note: str | None, source: str, as_of: str | None = None) -> str:
    dated = f"{source}, {as_of}" if as_of else source
    return f"{text} ({dated})" + (f"; {note}" if note else "")
