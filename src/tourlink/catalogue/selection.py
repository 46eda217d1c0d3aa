"""Select records of one kind by area, theme, mode, kind, month and lodging."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from tourlink.catalogue.catalogue import Catalogue, NamedKind
from tourlink.catalogue.programmes import Event
from tourlink.catalogue.records import Corridor, Destination, Kind
from tourlink.catalogue.search import area_of, find_area
from tourlink.errors import RequestError
from tourlink.names import did_you_mean
from tourlink.vocabulary import Mode, Theme


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What records must be; of several values of one filter, any will do."""

    province: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    theme: tuple[Theme, ...] = ()
    mode: tuple[Mode, ...] = ()
    kind: tuple[Kind, ...] = ()
    month: int | None = None
    """Not closed, or passable, in this month."""
    lodging: bool = False
    """One can sleep there."""


_AREAS: Mapping[str, NamedKind] = {
    "provinces": "province",
    "regions": "region",
    "axes": "axis",
    "agreements": "agreement",
    "product-routes": "product-route",
}
_APPLY: Mapping[str, tuple[str, ...]] = {
    "province": (
        *("destinations", "corridors", "regions", "axes"),
        *("agreements", "product-routes", "events"),
    ),
    "region": (
        *("destinations", "corridors", "provinces", "axes"),
        *("agreements", "product-routes", "events"),
    ),
    "theme": ("destinations", "agreements", "events"),
    "mode": ("corridors",),
    "kind": ("destinations",),
    "month": ("destinations", "corridors"),
    "lodging": ("destinations",),
}


def records_of(catalogue: Catalogue, kind: str) -> dict[str, Any]:
    """Return all records of a kind, such as `product-routes`, by id."""
    records: dict[str, Any] = getattr(catalogue, kind.replace("-", "_"))
    return records


def check_filters(kind: str, filters: Filters) -> None:
    """
    Look whether all filters mean something for records of `kind`.

    Raises
    ------
    RequestError
        If one does not.
    """
    for field in fields(filters):
        if getattr(filters, field.name) and kind not in _APPLY[field.name]:
            raise RequestError(
                f"--{field.name} selects no {kind}",
                hint=f"it selects {', '.join(_APPLY[field.name])}",
            )


def select(catalogue: Catalogue, kind: str, filters: Filters) -> list[Any]:
    """
    Return the records of `kind` that pass all filters, in the catalogue's order.

    Raises
    ------
    RequestError
        If a filter means nothing for this kind, or names an unknown area.
    """
    check_filters(kind, filters)
    tests = _tests(catalogue, kind, filters)
    records = records_of(catalogue, kind).values()
    return [record for record in records if all(test(record) for test in tests)]


def _tests(
    catalogue: Catalogue, kind: str, filters: Filters
) -> list[Callable[[Any], bool]]:
    tests: list[Callable[[Any], bool]] = []
    for areas in (
        [find_area(catalogue, name, "province") for name in filters.province],
        [find_area(catalogue, name, "region") for name in filters.region],
    ):
        if areas:
            wanted = {former for area in areas for former in area.former_provinces}
            tests.append(_lies_in(wanted, _formers_by_id(catalogue, kind)))
    if filters.theme:
        themes = set(filters.theme)
        tests.append(lambda record: bool(themes & set(record.themes)))
    if filters.mode:
        tests.append(lambda corridor: corridor.mode in filters.mode)
    if filters.kind:
        tests.append(lambda destination: destination.kind in filters.kind)
    if filters.month:
        tests.append(lambda record: _open_in(record, filters.month))
    if filters.lodging:
        tests.append(lambda destination: destination.lodging is not None)
    return tests


def _lies_in(
    wanted: set[str], formers: Mapping[str, set[str]]
) -> Callable[[Any], bool]:
    return lambda record: not wanted.isdisjoint(formers[record.id])


def _formers_by_id(catalogue: Catalogue, kind: str) -> dict[str, set[str]]:
    if kind in _AREAS:
        return {
            item.id: set(area_of(catalogue, item).former_provinces)
            for item in catalogue.named
            if item.kind == _AREAS[kind]
        }
    return {
        name: _formers(catalogue, record)
        for name, record in records_of(catalogue, kind).items()
    }


def _formers(catalogue: Catalogue, record: Destination | Corridor | Event) -> set[str]:
    if isinstance(record, Destination):
        return {catalogue.former_of(record)}
    places = (
        (record.from_, record.to)
        if isinstance(record, Corridor)
        else record.destinations
    )
    formers = {catalogue.former_of(catalogue.destinations[name]) for name in places}
    if isinstance(record, Event):
        formers.update(
            former for name in record.provinces for former in catalogue.formers(name)
        )
    return formers


def _open_in(record: Destination | Corridor, month: int | None) -> bool:
    if isinstance(record, Destination):
        return month not in record.closed_months
    service = record.service.months if record.service else ()
    return all(month in months for months in (record.months, service) if months)


def parse_kind(text: str) -> Kind:
    """
    Return the kind of destination that `text` names.

    Raises
    ------
    RequestError
        If there is no such kind.
    """
    try:
        return Kind(text.lower())
    except ValueError:
        hint = (
            did_you_mean(text, [it.value for it in Kind])
            or f"one of: {', '.join(Kind)}"
        )
        raise RequestError(f"no destination is a {text!r}", hint=hint) from None
