"""What `tourlink list` shows of each kind of record."""

from collections.abc import Callable, Mapping
from typing import Any

from tourlink.catalogue.catalogue import Catalogue, name_in, plain
from tourlink.catalogue.records import Destination
from tourlink.catalogue.selection import Filters, select
from tourlink.cli.translations import gaps
from tourlink.export.words import duration
from tourlink.vocabulary import Lang, Theme

Cells = Callable[[Catalogue, Any, Lang], tuple[str, ...]]


def rows_of(catalogue: Catalogue, kind: str, filters: Filters) -> list[dict[str, Any]]:
    """Return the records of a kind that pass the filters, as plain data."""
    if kind == "themes":
        return [
            {"id": theme.value, "destinations": number}
            for theme, number in _themes(catalogue).items()
        ]
    if kind == "translations":
        heads, _ = _TABLES[kind]
        return [dict(zip(heads, gap, strict=True)) for gap in gaps(catalogue)]
    records = select(catalogue, kind, filters)
    if kind == "destinations":
        return [_destination(catalogue, record) for record in records]
    return [plain(record) for record in records]


def table_of(
    catalogue: Catalogue, kind: str, filters: Filters, lang: Lang
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return titles and rows of the records of a kind that pass the filters."""
    titles, cells = _TABLES[kind]
    match kind:
        case "themes":
            records: list[Any] = list(_themes(catalogue).items())
        case "translations":
            records = list(gaps(catalogue))
        case _:
            records = select(catalogue, kind, filters)
    return titles, [cells(catalogue, record, lang) for record in records]


def _destination(catalogue: Catalogue, place: Destination) -> dict[str, Any]:
    at = place.position
    return {
        "id": place.id,
        "name": {"vi": place.name.vi, "en": place.name.en, "fr": place.name.fr},
        "kind": place.kind.value,
        "lat": at.lat if at else None,
        "lon": at.lon if at else None,
        "province": place.province,
        "former_province": catalogue.former_of(place),
        "themes": plain(place.themes),
        "quality": place.quality,
        "lodging": plain(place.lodging.classes) if place.lodging else [],
        "sources": plain(place.sources),
    }


def _themes(catalogue: Catalogue) -> dict[Theme, int]:
    places = catalogue.destinations.values()
    return {theme: sum(theme in place.themes for place in places) for theme in Theme}


def _provinces(catalogue: Catalogue, names: Any, lang: Lang, joint: str = ", ") -> str:
    return joint.join(name_in(catalogue.province_name(name), lang) for name in names)


def _stages(catalogue: Catalogue, route: Any, lang: Lang) -> str:
    return " - ".join(
        _provinces(catalogue, stage.provinces, lang, "/") for stage in route.stages
    )


def _where(catalogue: Catalogue, event: Any, lang: Lang) -> str:
    names = [catalogue.destinations[place].name for place in event.destinations]
    names += [catalogue.province_name(province) for province in event.provinces]
    return ", ".join(name_in(name, lang) for name in names)


def _parts(province: Any, lang: Lang) -> str:
    return ", ".join(name_in(former.name, lang) for former in province.formerly)


_TABLES: Mapping[str, tuple[tuple[str, ...], Cells]] = {
    "destinations": (
        ("id", "name", "kind", "province", "themes"),
        lambda catalogue, place, lang: (
            place.id,
            name_in(place.name, lang),
            place.kind,
            name_in(catalogue.province_name(place.province), lang),
            ", ".join(place.themes),
        ),
    ),
    "corridors": (
        ("id", "from", "to", "mode", "km", "time"),
        lambda _, corridor, __: (
            corridor.id,
            corridor.from_,
            corridor.to,
            corridor.mode,
            f"{corridor.km:g}",
            duration(corridor.minutes),
        ),
    ),
    "themes": (
        ("id", "destinations"),
        lambda _, item, __: (item[0], str(item[1])),
    ),
    "provinces": (
        ("id", "name", "type", "formerly"),
        lambda _, province, lang: (
            province.id,
            name_in(province.name, lang),
            province.type,
            _parts(province, lang),
        ),
    ),
    "regions": (
        ("id", "name", "former provinces"),
        lambda catalogue, region, lang: (
            region.id,
            name_in(region.name, lang),
            _provinces(catalogue, region.former_provinces, lang),
        ),
    ),
    "axes": (
        ("id", "name", "along"),
        lambda catalogue, axis, lang: (
            axis.id,
            name_in(axis.name, lang),
            _provinces(catalogue, axis.waypoints, lang, " - "),
        ),
    ),
    "agreements": (
        ("id", "name", "members"),
        lambda catalogue, agreement, lang: (
            agreement.id,
            name_in(agreement.name, lang),
            _provinces(catalogue, agreement.members, lang),
        ),
    ),
    "product-routes": (
        ("id", "name", "stages"),
        lambda catalogue, route, lang: (
            route.id,
            name_in(route.name, lang),
            _stages(catalogue, route, lang),
        ),
    ),
    "events": (
        ("id", "name", "where"),
        lambda catalogue, event, lang: (
            event.id,
            name_in(event.name, lang),
            _where(catalogue, event, lang),
        ),
    ),
    "translations": (
        ("id", "kind", "field", "missing"),
        lambda _, gap, __: gap,
    ),
    "sources": (
        ("id", "kind", "date", "title"),
        lambda _, source, __: (
            source.id,
            source.kind,
            source.date or "",
            source.title,
        ),
    ),
}
