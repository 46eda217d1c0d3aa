"""The tables of a plan: the tour at a glance, beds, tickets, and the crew's sheets."""

from collections.abc import Iterator, Sequence

from tourlink.export.day_events import EventReader
from tourlink.export.daysheets import DaySheet
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.tables import Table
from tourlink.export.timeline import days_later
from tourlink.export.words import stamp
from tourlink.plan import Plan

_TICKETED = frozenset({"rail", "air", "boat"})
_BLANK = ""


class Sheets:
    """Makes the tables of one plan."""

    def __init__(  # all of it is read
        self,
        plan: Plan,
        days: Sequence[DaySheet],
        names: Gazetteer,
        words: Phrases,
        events: EventReader,
    ) -> None:
        self._plan = plan
        self._days = days
        self._names = names
        self._words = words
        self._events = events

    def _heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(self._words.say(f"document.column_{key}") for key in keys)

    def _when(self, day: DaySheet) -> str:
        if not day.short_date:
            return str(day.number)
        # Never broken into lines.
        return f"{day.number} ({day.short_date})".replace(" ", "\u00a0")

    def glance(self) -> Table:
        """Return a row a day, and their sum."""
        rows = [
            (
                self._when(day),
                day.route,
                day.meals_code,
                day.night_place,
                self._words.number(day.km) if day.km else "",
                day.travel_text,
            )
            for day in self._days
        ]
        totals = self._plan["totals"]
        km, minutes = totals["distance_km"], totals["travel_min"]
        total = self._words.say("document.column_sum")
        rows.append(
            (
                total,
                *("", "", ""),
                self._words.number(km),
                self._words.duration(minutes),
            )
        )
        return Table(
            heads=self._heads("day", "route", "meals", "overnight", "km", "hours"),
            rows=tuple(rows),
            right=frozenset({4, 5}),
            wide=frozenset({1}),
            sums=frozenset({len(rows) - 1}),
        )

    def nights(self) -> Table:
        """Return a row for each stay, nights in a row at one place being one."""
        rows: list[tuple[str, str, str, str]] = []
        last: tuple[str | None, str | None] = (None, None)
        count = 0
        for day, sheet in zip(self._plan["days"], self._days, strict=True):
            stay = day["stay"]
            if stay["type"] != "lodging":
                last = (None, None)
                continue
            if (stay["at"], stay["class"]) == last:
                count += 1
                rows[-1] = (*rows[-1][:2], self._words.number(count), rows[-1][3])
                continue
            last, count = (stay["at"], stay["class"]), 1
            lodging = self._lodging(stay["class"])
            rows.append((self._when(sheet), sheet.night_place, "1", lodging))
        return Table(
            heads=self._heads("day", "place", "nights", "class"),
            rows=tuple(rows),
            right=frozenset({2}),
            wide=frozenset({3}),
        )

    def _lodging(self, kind: str | None) -> str:
        if not kind:
            return self._words.say("document.lodging_open")
        told = self._words.lodging(clean(kind))
        return self._words.say("document.or_similar", lodging=told)

    def tickets(self) -> Table:
        """Return a row for each train, flight and boat."""
        rows = []
        for day, sheet in zip(self._plan["days"], self._days, strict=True):
            for item in day["items"]:
                if item["type"] != "leg":
                    continue
                if item["mode"] not in _TICKETED and not item.get("overnight"):
                    continue
                later = days_later(item)
                arrives = stamp(item["arrive"]).clock
                ends = [self._names.place(item["from"]), self._names.place(item["to"])]
                mode = self._words.known("by", item["mode"], clean(item["mode"]))
                rows.append(
                    (
                        self._when(sheet),
                        mode[:1].upper() + mode[1:],
                        " – ".join(ends),  # noqa: RUF001  # an en dash
                        self._events.service(item),
                        stamp(item["depart"]).clock,
                        arrives + (f" (+{later})" if later else ""),
                    )
                )
        return Table(
            heads=self._heads("day", "mode", "route", "service", "departs", "arrives"),
            rows=tuple(rows),
            right=frozenset({4, 5}),
            wide=frozenset({2}),
        )

    def driver(self) -> Table:
        """Return each leg by road with its clock, and the sums of the days."""
        rows: list[tuple[str, ...]] = []
        sums: set[int] = set()
        total = self._words.say("document.column_sum")
        for day in self._days:
            drives = [it for it in day.events if it.mode == "road"]
            for number, drive in enumerate(drives):
                rows.append(
                    (
                        self._when(day) if not number else "",
                        f"{drive.begin}–{drive.end}",  # noqa: RUF001  # an en dash
                        drive.origin,
                        drive.target,
                        self._words.number(drive.km or 0),
                        self._words.duration(drive.minutes or 0),
                    )
                )
            if drives:
                km = self._words.number(sum(it.km or 0 for it in drives))
                minutes = sum(it.minutes or 0 for it in drives)
                sums.add(len(rows))
                told = self._words.duration(minutes)
                rows.append((total, "", "", day.night_place, km, told))
        return Table(
            heads=self._heads("day", "time", "from", "to", "km", "hours"),
            rows=tuple(rows),
            right=frozenset({4, 5}),
            wide=frozenset({2, 3}),
            sums=frozenset(sums),
        )

    def guide(self) -> Table:
        """Return each visit, meal and pause of the group."""
        rows: list[tuple[str, ...]] = []
        for day in self._days:
            told = [it for it in day.events if it.kind != "leg"]
            for number, event in enumerate(told):
                fee = self._fee(event.place) if event.kind == "visit" else ""
                time = "–".join(filter(None, (event.begin, event.end)))  # noqa: RUF001
                when = self._when(day) if not number else ""
                rows.append((when, time, event.text, fee, _BLANK))
        return Table(
            heads=self._heads("day", "time", "what", "fee", "note"),
            rows=tuple(rows),
            right=frozenset({3}),
            wide=frozenset({2, 4}),
        )

    def _fee(self, place: str) -> str:
        fee = self._names.fee(place)
        return self._words.money(fee[0]) if fee else "?"

    def bookings(self) -> Table:
        """Return all that has to be booked, with room for who did."""
        rows = tuple(
            (self._words.say(f"document.kind_{kind}"), when, what, _BLANK, "☐")
            for kind, when, what in self._to_book()
        )
        return Table(
            heads=self._heads("type", "day", "what", "phone", "done"),
            rows=rows,
            wide=frozenset({2, 3}),
        )

    def _to_book(self) -> Iterator[tuple[str, str, str]]:
        for when, place, count, lodging in self.nights().rows:
            nights = self._words.count("night", int(count))
            yield "hotel", when, self._words.labelled(place, f"{lodging}, {nights}")
        for when, _, route, service, departs, _ in self.tickets().rows:
            yield "ticket", when, ", ".join(filter(None, (route, service, departs)))
        for day in self._days:
            for event in day.events:
                if event.kind == "meal":
                    yield "meal", self._when(day), f"{event.text}, {event.begin}"
        for day in self._days:
            for event in day.events:
                fee = self._names.fee(event.place) if event.kind == "visit" else None
                if fee and fee[0]:
                    yield "entrance", self._when(day), f"{event.text}, {event.begin}"
