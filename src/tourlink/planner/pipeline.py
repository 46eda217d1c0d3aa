"""The pipeline: request, brief, candidates, instance, chain, timed plan, document."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from tourlink import __version__
from tourlink.catalogue.catalogue import Catalogue, names_in_all
from tourlink.errors import NoFeasibleChainError
from tourlink.network.services import next_day
from tourlink.plan import PlaceNote, PlanDocument
from tourlink.planner.brief import Brief, read
from tourlink.planner.candidates import Candidates, candidates
from tourlink.planner.document import Written, note
from tourlink.planner.fortnight import settle
from tourlink.planner.kept import KeptDay
from tourlink.planner.presentation import present
from tourlink.planner.task import Task
from tourlink.request import Request

if TYPE_CHECKING:
    from tourlink.pricing.book import Book


def plan(  # noqa: PLR0913  # each is a question of its own
    request: Request,
    catalogue: Catalogue,
    report: Callable[[int], None] | None = None,
    stopped: Callable[[], None] | None = None,
    *,
    kept: tuple[KeptDay, ...] = (),
    book: "Book | None" = None,
) -> PlanDocument:
    """
    Return the plans that answer `request`, the best first.

    There may be fewer alternatives than asked for, where no more differ enough. Who
    interrupts the search gets the best plan so far, if there is one.

    Parameters
    ----------
    report
        Told the score of each chain that is better than all before of its length.
    stopped
        Told if the user interrupted the search, and these are the best plans so far.
    kept
        Days of an earlier plan that stay what they are.
    book
        Rates that plans are priced with: then the budget is one for their price. An
        objective other than the experience needs them.

    Raises
    ------
    RequestError
        If the request names what the catalogue lacks.
    NoFeasibleChainError
        If no chain was found that keeps every constraint.
    KeyboardInterrupt
        If interrupted before any chain was found.
    """
    brief = settle(read(request, catalogue), catalogue).keeping(kept, catalogue)
    last_day = next_day(brief.first_day, request.days[1] - 1)
    found = candidates(brief, catalogue, last_day)
    refuse_the_impossible(brief, catalogue, found)
    prices = None
    if book is not None:
        # Imported here, because few plans are priced.
        from tourlink.planner.prices import Prices  # noqa: PLC0415

        prices = Prices(brief, catalogue, book, resolved(brief))
    task = Task(brief, catalogue, found, report, prices)
    best = task.best()
    if best is None and prices is not None and prices.least_vnd:
        raise NoFeasibleChainError(
            f"no plan was found for {request.budget_per_person:,} VND a person",
            hint=f"the cheapest found is sold for {prices.least_vnd:,} VND: raise "
            "--budget-per-person, or ask for fewer days or a larger party",
            code="budget",
            vnd=request.budget_per_person,
            vnd_least=prices.least_vnd,
        )
    if best is None:
        low, high = request.days
        raise NoFeasibleChainError(
            f"no chain of {_days(request)} from {brief.start.name.en} to "
            f"{brief.end.name.en} keeps every constraint",
            hint="give it more days, modes or --max-drive-min, or ask for less",
            code="no-chain",
            least=low if low < high else None,
            length=high,
            name=names_in_all(brief.start.name),
            name_end=names_in_all(brief.end.name),
        )
    number = request.alternatives if prices is None else prices.choices
    options = task.options(best, number)
    if prices is not None:
        options = prices.chosen(options)
    if task.stopped and stopped is not None:
        stopped()
    return _document(brief, catalogue, present(options, brief, catalogue))


def refuse_the_impossible(
    brief: Brief, catalogue: Catalogue, found: Candidates
) -> None:
    """Say at once what can never be kept, with its reason."""
    for place in brief.must:
        if why := found.refused.get(place.id):
            raise NoFeasibleChainError(
                f"{place.name.en} must be visited, but {why.text}",
                hint="drop it, or change the month, the vehicle or the modes",
                code="must-refused",
                name=names_in_all(place.name),
                refusal=why,
            )
    for area in brief.served:
        if not any(
            catalogue.former_of(it.place) in area.former_provinces
            for it in found.admitted
        ):
            raise NoFeasibleChainError(
                f"nothing in {area.name.en} can be visited on this tour",
                hint=f"see what is there: tourlink list destinations --{area.kind} "
                f"{area.id}",
                code="nothing-there",
                name=names_in_all(area.name),
                kind=area.kind,
                id=area.id,
            )
    if not found.admitted and not brief.fixed:
        raise NoFeasibleChainError(
            "no destination fits the request",
            hint="ask for other places or another month",
            code="nothing-fits",
        )


def _document(
    brief: Brief, catalogue: Catalogue, written: list[Written]
) -> PlanDocument:
    places = {place.id: note(place) for it in written for place in it.places}
    request = brief.request
    return {
        "format": "tourlink-plan/1",
        "request": resolved(brief),
        "catalogue": {
            "sha256": catalogue.sha256,
            "as_of": catalogue.as_of,
            "destinations": len(catalogue.destinations),
            "corridors": len(catalogue.corridors),
        },
        "engine": {
            "version": __version__,
            "seed": request.seed,
            "effort": request.effort.value,
        },
        "places": places,
        "provinces": _provinces(catalogue, places.values()),
        "plans": [it.plan for it in written],
    }


def _provinces(
    catalogue: Catalogue, places: Iterable[PlaceNote]
) -> dict[str, dict[str, str]]:
    """Return the names of the provinces, of both maps, that the places lie in."""
    formers = {
        former.id: former.name
        for province in catalogue.provinces.values()
        for former in province.formerly
    }
    today = {it.id: it.name for it in catalogue.provinces.values()}
    known = formers | today
    used = dict.fromkeys(
        unit
        for place in places
        for unit in (place["province"], place["former_province"])
        if unit in known
    )
    return {unit: names_in_all(known[unit]) for unit in used if unit}


def resolved(brief: Brief) -> dict[str, Any]:
    """Return the request as it was understood: ids for places, defaults filled in."""
    answer = _plain(brief.request)
    answer["start"] = brief.start.id
    answer["end"] = brief.end.id
    if brief.fortnight:
        answer["year"] = brief.fortnight.first.year
    answer["must"] = [place.id for place in brief.must if not brief.only_kept(place)]
    answer["min_provinces"] = brief.min_provinces
    answer["max_drive_min"] = brief.profile.max_travel_min
    return dict(answer)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {it.name: _plain(getattr(value, it.name)) for it in fields(value)}
    return value


def _days(request: Request) -> str:
    low, high = request.days
    if low == high:
        return f"{low} day{'s' if low > 1 else ''}"
    return f"{low} to {high} days"
