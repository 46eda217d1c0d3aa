"""The soft rules of the rulebook: what a plan asks beyond the usual."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from tourlink import pace
from tourlink.catalogue.records import Corridor
from tourlink.plan import Day, Item, Warning_
from tourlink.planner import party
from tourlink.planner.driving import longest_drive_min, vehicle_min
from tourlink.planner.lunch import Lunch
from tourlink.planner.reason import Reason, reason, warning
from tourlink.planner.solved import Solved
from tourlink.rulebook import Rule, in_force
from tourlink.vocabulary import Mode

_HALF_DAY_MIN = 180
_NOON_MIN = 12 * 60
# A day without a visit is a travelling day from so many minutes in vehicles on.
_EMPTY_MIN = 180
_HUNGRY = 2
# Whoever walks longer came to walk.
_WALK_MIN = 120


def comfort(
    solved: Solved,
    days: Sequence[Day],
    corridors: Iterable[Corridor],
    lunches: Iterable[Lunch],
) -> list[Warning_]:
    """Return a warning for each soft rule that the plan breaks."""
    rules = in_force(solved.brief.first_day)
    known = {it.id: it for it in corridors}
    minutes = [vehicle_min(day, known) for day in days]
    drives = [longest_drive_min(day, known) for day in days]
    found = (
        *_of_drives(drives, rules),
        *_of_heavy_days(minutes, rules),
        *_of_evenings(solved, rules),
        *_of_beds(solved, days, rules),
        *_of_leisure(solved, days, rules),
        *_of_empty_days(days, minutes),
        *_of_meals(days, lunches),
        *_of_walks(days),
        *_of_the_party(solved),
    )
    return list(map(warning, found))


def _of_drives(drives: Sequence[int], rules: Mapping[str, Rule]) -> Iterator[Reason]:
    longest = max(drives)
    on = drives.index(longest) + 1
    for rule in ("longest-drive-sold", "longest-drive"):
        if longest > rules[rule].limit:
            text = f"day {on} has one drive of {_hours(longest)}"
            yield reason(rule, text, day=on, minutes=longest)
            return


def _of_heavy_days(
    minutes: Sequence[int], rules: Mapping[str, Rule]
) -> Iterator[Reason]:
    heavy = [it > rules["heavy-day"].limit for it in minutes]
    most = rules["heavy-days-running"].limit
    first = 1
    for is_heavy, run in groupby(heavy):
        length = len(list(run))
        if is_heavy and length > most:
            least, last = rules["heavy-day"].limit, first + length - 1
            yield reason(
                "heavy-days-running",
                f"over {_hours(least)} in vehicles on each of days {first} to {last}",
                minutes=least,
                first=first,
                last=last,
            )
        first += length
    tired = [
        number
        for number, (before, after) in enumerate(pairwise(minutes), start=2)
        if before > rules["heavy-day"].limit and after > rules["short-after-long"].limit
    ]
    if tired:
        yield reason(
            "short-after-long",
            f"no short day after a long one: {_days(tired)}",
            days=tired,
        )


def _of_evenings(solved: Solved, rules: Mapping[str, Rule]) -> Iterator[Reason]:
    chain = solved.solution.chain
    late = [
        number
        for number, (route, day) in enumerate(
            zip(chain, solved.schedules, strict=True), start=1
        )
        if route.stay is not None
        and solved.model.nights[route.stay].ride is None
        and day.steps[-1].arrive > rules["arrive-by"].limit
    ]
    if late:
        text = f"at the hotel after 19:00: {_days(late)}"
        yield reason("arrive-by", text, days=late)
    if solved.schedules[-1].steps[-1].arrive > rules["home-by"].limit:
        yield reason("home-by", "the tour ends after 19:30")


def _of_beds(
    solved: Solved, days: Sequence[Day], rules: Mapping[str, Rule]
) -> Iterator[Reason]:
    beds = [
        (day["stay"]["type"], day["stay"]["at"]) for day in days if day["stay"]["type"]
    ]
    changes = most = 0
    for before, after in pairwise(beds):
        changes = changes + 1 if before != after else 0
        most = max(most, changes)
    if most > rules["changes-of-bed"].limit:
        yield reason(
            "changes-of-bed",
            f"{most} changes of bed in a row, and no second night anywhere",
            number=most,
        )
    slept = [at for (kind, at), _ in groupby(beds) if kind == "lodging" and at]
    again = dict.fromkeys(
        at for at in slept if slept.count(at) > rules["stays-in-a-place"].limit
    )
    home = {solved.brief.start.id, solved.brief.end.id}
    back = [at for at in again if at not in home]
    if back:
        text = f"left and slept at again: {', '.join(back)}"
        yield reason("stays-in-a-place", text, places=back)


def _of_leisure(
    solved: Solved, days: Sequence[Day], rules: Mapping[str, Rule]
) -> Iterator[Reason]:
    if len(days) <= rules["free-half-day"].limit:
        return
    late_start = any(day.steps[0].depart >= _NOON_MIN for day in solved.schedules[1:])
    if not late_start and not any(_is_free(day["items"]) for day in days):
        text = f"no free half-day in {len(days)} days"
        yield reason("free-half-day", text, number=len(days))


def _of_empty_days(days: Sequence[Day], minutes: Sequence[int]) -> Iterator[Reason]:
    empty = [
        day["day"]
        for day, driven in zip(days, minutes, strict=True)
        if driven < _EMPTY_MIN and not any(it["type"] == "stop" for it in day["items"])
    ]
    if empty:
        text = "nothing more is worth the way, so a shorter tour would do"
        yield reason("empty-day", f"{text}: {_days(empty)}", days=empty)


def _is_free(items: Iterable[Item]) -> bool:
    return any(
        item["type"] == "free"
        and _minute(item["end"]) - _minute(item["start"]) >= _HALF_DAY_MIN
        for item in items
    )


def _of_meals(days: Sequence[Day], lunches: Iterable[Lunch]) -> Iterator[Reason]:
    early = [day["day"] for day in days if _leaves_hungry(day["items"])]
    if early:
        yield reason(
            "breakfast-box",
            f"leaves before hotels serve breakfast, take it along: {_days(early)}",
            days=early,
        )
    hungry = [it.place.id for it in lunches if it.place and it.hunger >= _HUNGRY]
    if hungry:
        yield reason(
            "lunch-place",
            f"no table is known, book one or take lunch along: {', '.join(hungry)}",
            places=hungry,
        )


def _of_walks(days: Sequence[Day]) -> Iterator[Reason]:
    walked = {
        day["day"]: sum(
            it["duration_min"]
            for it in day["items"]
            if it["type"] == "leg" and it["mode"] == Mode.TREK
        )
        for day in days
    }
    far = {day: minutes for day, minutes in walked.items() if minutes > _WALK_MIN}
    if far:
        told = ", ".join(f"{_hours(it)} on day {day}" for day, it in far.items())
        yield reason(
            "trek",
            f"for fit walkers, with a guide: on foot for {told}",
            walks=[{"day": day, "minutes": it} for day, it in far.items()],
        )


def _of_the_party(solved: Solved) -> Iterator[Reason]:
    if party.has_small_children(solved.brief.request):
        yield reason(
            "small-children",
            "with a child under 6 the days keep to the next milder pace",
        )


def _leaves_hungry(items: Sequence[Item]) -> bool:
    """Return whether a day begins before breakfast, and has none on the way."""
    if not items:
        return False
    first = items[0]
    fed = any(it["type"] == "meal" and it.get("title") == "breakfast" for it in items)
    return (
        first["type"] == "leg"
        and not fed
        and _minute(first["depart"]) < pace.BREAKFAST_MIN
    )


def _minute(stamp: str) -> int:
    clock = stamp.rpartition("T")[2]
    return int(clock[:2]) * 60 + int(clock[3:5])


def _hours(minutes: int) -> str:
    return (
        f"{minutes // 60} h {minutes % 60:02}" if minutes % 60 else f"{minutes // 60} h"
    )


def _days(numbers: Sequence[int]) -> str:
    plural = "s" if len(numbers) > 1 else ""
    return f"day{plural} {', '.join(map(str, numbers))}"
