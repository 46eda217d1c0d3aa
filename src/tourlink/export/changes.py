"""What a plan made anew changes, as a diff: minus what was, plus what is."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.page import Page, styled
from tourlink.export.words import Signs, count, duration, kilometres, money, value
from tourlink.plan import Change, Changes, DayChange

_LABEL_COLUMNS = 14


def add_changes(page: Page, changes: Changes, names: Gazetteer, signs: Signs) -> None:
    """Write the changes of the request, of each day and of the totals."""
    page.line()
    page.line("Changes", "title")
    for field in changes["request"]:
        told = _length if field["field"] == "days" else value
        _change(page, clean(field["field"].replace("_", " ")), field, told, signs)
    _change(page, "Route", changes["title"], clean, signs)
    _change(page, "Score", changes["score"], lambda it: f"{it:,}", signs)
    _change(page, "Distance", changes["distance_km"], kilometres, signs)
    _change(page, "Travel", changes["travel_min"], duration, signs)
    cost = changes["known_cost_vnd_per_person"]
    _change(page, "Known cost", cost, money, signs)
    kept = set(changes["kept_days"])
    for day in changes["days"]:
        _day(page, day, names, kept=day["day"] in kept)
    page.line()
    page.line(_sum(changes))


def _change(
    page: Page,
    label: str,
    change: Change,
    told: Callable[..., str],
    signs: Signs,
) -> None:
    if change["before"] == change["after"]:
        return
    before, after = (_told(change[it], told) for it in ("before", "after"))
    first = styled((f"  {label:<{_LABEL_COLUMNS - 2}}", "aside"))
    page.hanging(first, styled((f"{before} {signs.arrow} {after}", "")))


def _length(days: list[int]) -> str:
    return "-".join(map(str, dict.fromkeys(days)))


def _told(anything: object, told: Callable[..., str]) -> str:
    return "none" if anything is None else told(anything)


def _day(page: Page, day: DayChange, names: Gazetteer, *, kept: bool) -> None:
    page.line()
    told = "kept" if kept else "as before" if day["same"] else ""
    if day["day"] is None:
        told = "no longer"
    elif day["was"] is None:
        told = "new"
    elif kept and not day["same"]:
        told = "kept, at other times"
    if day["day"] != day["was"] and day["was"] and day["day"]:
        told += f", was day {day['was']}"
    number = day["was"] if day["day"] is None else day["day"]
    page.line(f"Day {number}  {told}".rstrip(), "heading")
    if day["same"]:
        return
    for sign, line in _lines(day, names):
        role = {"+": "added", "-": "dropped", " ": "aside"}[sign]
        page.hanging(styled((f"  {sign} ", role)), styled((line, role)))


def _lines(day: DayChange, names: Gazetteer) -> Iterator[tuple[str, str]]:
    before = [_line(it, names) for it in day["before"]]
    after = [_line(it, names) for it in day["after"]]
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for _, first, last, begin, end in matcher.get_opcodes():
        if before[first:last] == after[begin:end]:
            yield from ((" ", it) for it in after[begin:end])
        else:
            yield from (("-", it) for it in before[first:last])
            yield from (("+", it) for it in after[begin:end])


def _line(line: dict[str, str | None], names: Gazetteer) -> str:
    if stop := line.get("stop"):
        times = f"{line['arrive']}-{line['leave']}"
        return f"{clean(times)}  {names.place(stop)}"
    if line.get("corridor"):
        return f"night aboard from {names.place(line['night'] or '')}"
    return f"overnight at {names.place(line['night'] or '')}"


def _sum(changes: Changes) -> str:
    same = sum(day["same"] for day in changes["days"])
    parts = [
        f"{count(len(changes['added']), 'stop')} added",
        f"{len(changes['dropped'])} dropped",
        f"{len(changes['moved'])} moved to another day",
        f"{same} of {count(len(changes['days']), 'day')} as before",
    ]
    return ", ".join(parts)
