"""What a plan made anew changes, as a diff: minus what was, plus what is."""

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.page import Page, styled
from tourlink.export.phrases import Phrases
from tourlink.export.words import Signs, value
from tourlink.plan import Change, Changes, DayChange

_LEAST_GROUPED = 10_000  # smaller numbers are read without separators
_LABEL_COLUMNS = 14


def add_changes(
    page: Page, changes: Changes, names: Gazetteer, words: Phrases, signs: Signs
) -> None:
    """Write the changes of the request, of each day and of the totals."""
    _Writer(page, changes, names, words, signs).write()


class _Writer:
    """Writes changes onto a page, in one language."""

    def __init__(
        self,
        page: Page,
        changes: Changes,
        names: Gazetteer,
        words: Phrases,
        signs: Signs,
    ) -> None:
        self._page = page
        self._changes = changes
        self._names = names
        self._words = words
        self._signs = signs

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"changes.{key}", **values)

    def write(self) -> None:
        """Write the request, the totals, each day, and the sum of it."""
        page, changes, words = self._page, self._changes, self._words
        page.line()
        page.line(self._say("title"), "title")
        for field in changes["request"]:
            name = clean(field["field"])
            label = words.known("fields", name, name.replace("_", " "))
            self._change(label, field, _length if name == "days" else self._value)
        cost = changes["known_cost_vnd_per_person"]
        self._change(self._say("field_route"), changes["title"], clean)
        self._change(self._say("field_score"), changes["score"], words.number)
        self._change(
            self._say("field_distance"), changes["distance_km"], words.kilometres
        )
        self._change(self._say("field_travel"), changes["travel_min"], words.duration)
        self._change(self._say("field_cost"), cost, words.money)
        kept = set(changes["kept_days"])
        for day in changes["days"]:
            self._day(day, kept=day["day"] in kept)
        page.line()
        page.line(self._sum())

    def _change(self, label: str, change: Change, told: Callable[..., str]) -> None:
        if change["before"] == change["after"]:
            return
        before, after = (
            self._say("none") if change[it] is None else told(change[it])
            for it in ("before", "after")
        )
        first = styled((f"  {label:<{_LABEL_COLUMNS - 2}}", "aside"))
        text = f"{before} {self._signs.arrow} {after}"
        self._page.hanging(first, styled((text, "")))

    def _value(self, anything: object) -> str:
        if anything in ([], {}, ()):
            return self._say("none")
        if isinstance(anything, int) and abs(anything) >= _LEAST_GROUPED:
            return self._words.number(anything)
        return value(anything)

    def _day(self, day: DayChange, *, kept: bool) -> None:
        page = self._page
        page.line()
        told = "kept" if kept else "same" if day["same"] else ""
        if day["day"] is None:
            told = "gone"
        elif day["was"] is None:
            told = "new"
        elif kept and not day["same"]:
            told = "kept_times"
        said = self._words.known("changes", told, "")
        if day["day"] != day["was"] and day["was"] and day["day"]:
            said = (
                self._say("was", told=said, n=day["was"])
                if said
                else self._say("was_only", n=day["was"])
            )
        number = day["was"] if day["day"] is None else day["day"]
        page.line(f"{self._say('day', n=number)}  {said}".rstrip(), "heading")
        if day["same"]:
            return
        for sign, line in self._lines(day):
            role = {"+": "added", "-": "dropped", " ": "aside"}[sign]
            page.hanging(styled((f"  {sign} ", role)), styled((line, role)))

    def _lines(self, day: DayChange) -> Iterator[tuple[str, str]]:
        before = list(map(self._line, day["before"]))
        after = list(map(self._line, day["after"]))
        matcher = SequenceMatcher(a=before, b=after, autojunk=False)
        for _, first, last, begin, end in matcher.get_opcodes():
            if before[first:last] == after[begin:end]:
                yield from ((" ", it) for it in after[begin:end])
            else:
                yield from (("-", it) for it in before[first:last])
                yield from (("+", it) for it in after[begin:end])

    def _line(self, line: dict[str, str | None]) -> str:
        if stop := line.get("stop"):
            times = f"{line['arrive']}-{line['leave']}"
            return f"{clean(times)}  {self._names.place(stop)}"
        place = self._names.place(line["night"] or "")
        return self._say("aboard" if line.get("corridor") else "overnight", place=place)

    def _sum(self) -> str:
        changes = self._changes
        return self._say(
            "sum",
            added=self._words.count("stop", len(changes["added"])),
            dropped=len(changes["dropped"]),
            moved=len(changes["moved"]),
            same=sum(day["same"] for day in changes["days"]),
            days=self._words.count("day", len(changes["days"])),
        )


def _length(days: list[int]) -> str:
    return "-".join(map(str, dict.fromkeys(days)))
