"""
Reads a plan document as a suspicious tour operator would, and says what is wrong.

It knows the document and the records of the catalogue, and nothing of how plans are
made: it looks up hours, timetables and fees again and adds everything up anew.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination, Hours, Opening, Service
from tourlink.pace import PROFILES
from tourlink.plan import Day, LegItem, Plan, PlanDocument, StopItem
from tourlink.vocabulary import Mode, Pace, Vehicle, Weekday

_PLAN_DOCUMENT: TypeAdapter[PlanDocument] = TypeAdapter(PlanDocument)
_AHEAD = {"Asia/Ho_Chi_Minh": 0, "Asia/Shanghai": 60}
_VEHICLES = {"road", "rail", "air", "boat"}
_CHECK_IN = {Mode.AIR: 90, Mode.RAIL: 30, Mode.BOAT: 20}
_EXIT = {Mode.AIR: 30, Mode.RAIL: 15, Mode.BOAT: 10}
_DAY = 1440
_LUNCH = (11 * 60, 14 * 60 + 30)
_MOST_AT_THE_WHEEL = 150
_BREAK = 15
_ROOM_FROM = 14 * 60
_DINNER_FROM = 17 * 60 + 30


def complaints(document: PlanDocument, catalogue: Catalogue) -> list[str]:
    """Return everything that is wrong with the document; [] for a good one."""
    _PLAN_DOCUMENT.validate_python(json.loads(json.dumps(document)))
    found: list[str] = []
    for number, plan in enumerate(document["plans"]):
        reader = _Reader(document, plan, catalogue)
        reader.read()
        found += [f"plan {number}: {what}" for what in reader.complaints]
    return found


def stops(plan: Plan) -> list[str]:
    """Return the destinations of all stops, in order."""
    return [
        item["destination"]
        for day in plan["days"]
        for item in day["items"]
        if item["type"] == "stop"
    ]


def legs(plan: Plan) -> list[LegItem]:
    """Return all legs, in order."""
    return [
        item for day in plan["days"] for item in day["items"] if item["type"] == "leg"
    ]


@dataclass
class _Cursor:
    """Where the party is, since when, and what it has done today."""

    here: str
    now: int
    wheel: int = 0
    breathers: int = 0
    last: int = 0
    lunches: list[int] = field(default_factory=list)
    unbroken: int | None = None
    stop: tuple[int, int] = (0, 0)
    boarded: tuple[str, int, int] | None = None
    ride: tuple[Corridor, int] | None = None
    travel: int = 0
    driven: int = 0
    km: float = 0.0
    stops: int = 0


class _Reader:
    def __init__(
        self, document: PlanDocument, plan: Plan, catalogue: Catalogue
    ) -> None:
        self.request = document["request"]
        self.named = document["places"]
        self.plan = plan
        self.catalogue = catalogue
        self.profile = PROFILES[Pace(self.request["pace"])]
        self.complaints: list[str] = []
        self.cost = 0
        self.day: Day = plan["days"][0]

    def read(self) -> None:
        """Read the days one by one, then the whole."""
        here, up = self.plan["start"], 0
        for number, day in enumerate(self.plan["days"]):
            self.day = day
            self.expect(day["day"], number + 1, "number of the day")
            here, up = self.read_day(here, up)
        self.expect(here, self.plan["end"], "end of the tour")
        self.read_whole()

    def say(self, what: str) -> None:
        self.complaints.append(f"day {self.day['day']}: {what}")

    def expect(self, got: object, wanted: object, what: str) -> None:
        if got != wanted:
            self.say(f"{what}: {got!r} instead of {wanted!r}")

    def must(self, holds: object, what: str) -> None:
        if not holds:
            self.say(what)

    # --- a day --------------------------------------------------------------------

    def read_day(self, here: str, up: int) -> tuple[str, int]:
        """Return where the next day begins, and when the party is up there."""
        day = self.day
        at = _Cursor(here, up)
        items = day["items"]
        for item in items:
            if item["type"] == "leg":
                self.read_leg(at, item)
            elif item["type"] == "stop":
                self.read_stop(at, item)
            else:
                self.read_pause(at, item)
        self.must(
            at.ride is None or at.ride[0].service is None or self.is_night(at),
            ("no time to get out of the last service"),
        )
        self.expect(day["travel_min"], at.travel, "minutes of travel")
        self.must(abs(day["distance_km"] - at.km) < 0.11, "km do not add up")
        # Legs are shown in full five minutes; what they take in truth is limited.
        limit = self.request["max_drive_min"]
        self.must(at.driven <= limit, f"{at.driven} min in vehicles")
        self.must(at.stops <= self.profile.max_stops, "too many stops")
        self.read_lunch(at)
        return self.read_night(at)

    def is_night(self, at: _Cursor) -> bool:
        return at.ride is not None and bool(
            at.ride[0].service and at.ride[0].service.overnight
        )

    def read_lunch(self, at: _Cursor) -> None:
        full = 1 < self.day["day"] < len(self.plan["days"])
        self.must(len(at.lunches) <= 1, "two lunches")
        self.must(at.lunches or not full, "no lunch")
        for start in at.lunches:
            self.must(_LUNCH[0] <= start <= _LUNCH[1], f"lunch at {start}")

    def read_night(self, at: _Cursor) -> tuple[str, int]:
        stay, last = self.day["stay"], self.day["day"] == len(self.plan["days"])
        if stay["type"] is None:
            self.must(last, "no bed")
            self.must(at.now <= self.profile.last_day_end_min, f"home at {at.now}")
            return at.here, 0
        self.must(not last, "a night after the last day")
        if stay["type"] == "lodging":
            self.expect(at.here, stay["at"], "place of the night")
            self.must(at.last <= self.profile.day_end_min, f"in bed at {at.last}")
            lodging = self.catalogue.destinations[at.here].lodging
            offered = [it.value for it in lodging.classes] if lodging else []
            self.must(stay["class"] in offered, f"no {stay['class']} in {at.here}")
            wanted = self.request["lodging_class"]
            self.must(wanted in {None, stay["class"]}, f"no {wanted}")
            return at.here, 0
        ride = legs(self.plan | {"days": [self.day]})[-1]
        self.must(ride.get("overnight"), "the night is not spent aboard")
        self.expect([stay["corridor"]], ride["corridors"], "service of the night")
        self.expect(stay["at"], ride["from"], "where the night begins")
        corridor = self.catalogue.corridors[ride["corridors"][0]]
        service = corridor.service
        leave = _or(service.exit_min if service else None, _EXIT[corridor.mode])
        return at.here, at.now + leave - _DAY

    def read_leg(self, at: _Cursor, leg: LegItem) -> None:
        depart = self.minute(leg["depart"], leg["from"])
        arrive = self.minute(leg["arrive"], leg["to"])
        if not self.day["date"]:
            arrive += _DAY * leg.get("arrive_day_offset", 0)
        what = f"{leg['from']} - {leg['to']}"
        self.expect(leg["from"], at.here, "start of a leg")
        self.must(depart >= at.now, f"{what} leaves at {depart}, before {at.now}")
        self.expect(arrive - depart, leg["duration_min"], f"minutes of {what}")
        self.must(leg["mode"] in self.request["modes"], f"{leg['mode']} is not allowed")
        corridors = [self.catalogue.corridors[it] for it in leg["corridors"]]
        self.must(corridors, f"{what} has no corridor")
        if not corridors:
            return
        self.read_corridors(leg, corridors)
        rest = leg.get("rest_min", 0)
        if corridors[0].service:
            self.read_ride(at, leg, corridors[0], depart, arrive)
        elif corridors[0].border:
            self.expect(
                leg["duration_min"],
                corridors[0].minutes + corridors[0].border.minutes,
                f"minutes of {what}",
            )
            at.wheel = at.breathers = 0
        else:
            minutes = sum(it.minutes for it in corridors)
            moving = leg["duration_min"] - rest
            self.must(abs(moving - minutes) <= 5, f"{what} is not so long")
            if leg["mode"] == "road":
                at.wheel += minutes
                at.breathers += rest
                most = _MOST_AT_THE_WHEEL * (1 + at.breathers // _BREAK)
                self.must(at.wheel <= most, f"{at.wheel} min, no break")
        at.km += leg["distance_km"]
        if leg["mode"] in _VEHICLES and not leg.get("overnight"):
            at.travel += leg["duration_min"] - rest
            at.driven += (
                leg["duration_min"]
                if corridors[0].service or corridors[0].border
                else sum(it.minutes for it in corridors)
            )
        at.unbroken = depart if len(corridors) == 1 else None
        at.here, at.now, at.last = leg["to"], arrive, arrive

    def read_corridors(self, leg: LegItem, corridors: Sequence[Corridor]) -> None:
        here = leg["from"]
        joints: list[str] = []
        for it in corridors:
            ways = [(it.from_, it.to)] + [(it.to, it.from_)] * (not it.one_way)
            there = [target for origin, target in ways if origin == here]
            self.must(there, f"{it.id} does not lead on from {here}")
            here = there[0] if there else here
            joints.append(here)
            self.expect(it.mode.value, leg["mode"], f"mode of {it.id}")
            month = self.month
            self.must(not month or not it.months or month in it.months, f"{it.id} shut")
            seats = self.request["vehicle"] and Vehicle(self.request["vehicle"]).seats
            wide = not seats or not it.max_seats or seats <= it.max_seats
            self.must(wide, f"{it.id} is too narrow")
        self.expect(here, leg["to"], "end of a leg")
        self.expect(leg.get("via", []), joints[:-1], "places that a leg passes")
        self.must(set(joints) <= self.named.keys(), "a leg passes an unnamed place")
        km = sum(it.km for it in corridors)
        self.must(abs(leg["distance_km"] - km) < 0.06, f"km of {leg['corridors']}")

    def read_ride(
        self, at: _Cursor, leg: LegItem, corridor: Corridor, depart: int, arrive: int
    ) -> None:
        service = corridor.service
        assert service is not None
        self.expect(len(leg["corridors"]), 1, "corridors of a ride")
        runs = dict(_runs(corridor, service))
        self.must(
            arrive - depart in runs.get(depart, ()), f"no {corridor.id} at {depart}"
        )
        self.must(self.holds(service), f"{corridor.id} does not run that day")
        wanted = _or(service.check_in_min, _CHECK_IN[corridor.mode])
        if wanted:
            checked = at.boarded and at.boarded[0] == at.here
            checked = checked and at.boarded and at.boarded[2] == depart
            minutes = at.boarded[2] - at.boarded[1] if checked and at.boarded else 0
            self.must(minutes >= wanted, f"{minutes} min to board {corridor.id}")
        at.boarded, at.ride = None, (corridor, arrive)
        at.wheel = at.breathers = 0
        self.cost += corridor.fare.adult_vnd if corridor.fare else 0
        if not _or(service.exit_min, _EXIT[corridor.mode]):
            at.ride = None

    def read_pause(self, at: _Cursor, item: Any) -> None:
        start, end = (self.minute(item[it], item["at"]) for it in ("start", "end"))
        kind = item["type"]
        self.expect(item["at"], at.here, f"place of a {kind}")
        self.must(start <= end, f"a {kind} of {end - start} min")
        inside = at.stop[0] <= start and end <= at.stop[1] and kind == "meal"
        self.must(inside or start >= at.now, f"{kind} at {start}, before {at.now}")
        at.wheel = at.breathers = 0
        if item.get("title") == "room":
            self.must(start >= _ROOM_FROM, f"a room at {start}")
        if item.get("title") == "dinner":
            self.must(start >= _DINNER_FROM, f"dinner at {start}")
        if kind == "meal" and item.get("title") == "lunch":
            # On a path without a place to stop at one eats at its end.
            hungry = at.unbroken is not None and at.unbroken <= _LUNCH[1]
            at.lunches.append(min(start, _LUNCH[1]) if hungry else start)
            self.must(end - start >= 60, "a hasty lunch")
        if kind == "check-in":
            at.boarded = (item["at"], start, end)
        if kind == "transfer" and at.ride:
            corridor, arrive = at.ride
            assert corridor.service is not None
            wanted = _or(corridor.service.exit_min, _EXIT[corridor.mode])
            self.must(end - arrive >= wanted, f"{end - arrive} min out of {item['at']}")
            at.ride = None
        at.now = max(at.now, end)

    def read_stop(self, at: _Cursor, stop: StopItem) -> None:
        place = self.catalogue.destinations[stop["destination"]]
        arrive, leave = (self.minute(stop[it], place.id) for it in ("arrive", "leave"))
        self.expect(place.id, at.here, "place of a stop")
        self.must(at.ride is None, f"{place.id} is seen before one is out of the hub")
        self.must(arrive >= at.now, f"{place.id} at {arrive}, before {at.now}")
        self.expect(leave - arrive, stop["duration_min"], f"minutes of {place.id}")
        if "title" not in stop:
            self.must(
                stop["duration_min"] in {place.visit_min, (place.visit_min or 0) + 60},
                f"{place.id} takes {place.visit_min} min",
            )
            self.read_hours(place, arrive, leave)
            self.cost += place.fee.adult_vnd if place.fee else 0
            self.must(stop["prize"] > 0, f"{place.id} is worth nothing")
        at.stops += 1
        at.wheel, at.breathers, at.unbroken = 0, 0, None
        at.stop, at.now, at.last = (arrive, leave), leave, leave

    def read_hours(self, place: Destination, arrive: int, leave: int) -> None:
        self.must(
            self.month not in place.closed_months, f"{place.id} in a closed month"
        )
        self.must(arrive >= 300 and leave <= 1380, f"{place.id} by night")
        if isinstance(place.opening, Opening):
            ahead = _AHEAD[place.timezone]
            open_min = {
                minute
                for hours in place.opening.hours
                if self.holds(hours)
                for minute in range(
                    _minute(hours.opens) - ahead, _minute(hours.closes) - ahead
                )
            }
            inside = all(it in open_min for it in range(arrive, leave))
            self.must(inside, f"{place.id} is closed, {arrive} to {leave}")

    # --- the whole ----------------------------------------------------------------

    def read_whole(self) -> None:
        plan, request, days = self.plan, self.request, self.plan["days"]
        least, most = request["days"]
        self.must(least <= len(days) <= most, f"{len(days)} days")
        self.expect(plan["nights"], len(days) - 1, "nights")
        dates = [date.fromisoformat(it["date"]) for it in days if it["date"]]
        self.expect(len(dates), len(days) if request["start_date"] else 0, "dates")
        self.must(
            all(b - a == timedelta(days=1) for a, b in pairwise(dates)), "dates leap"
        )
        seen = stops(plan)
        sights = [
            item["destination"]
            for day in days
            for item in day["items"]
            if item["type"] == "stop" and "title" not in item
        ]
        self.expect(len(sights), len(set(sights)), "stops, each once")
        self.must(set(request["must"]) <= set(seen), "a must is missing")
        homes = [self.catalogue.destinations[it].province for it in seen]
        self.expect(plan["provinces"], list(dict.fromkeys(homes)), "provinces")
        prizes = [
            item["prize"]
            for day in days
            for item in day["items"]
            if item["type"] == "stop"
        ]
        self.expect(plan["score"], sum(prizes), "score")
        self.must(plan["bound"] is None or plan["score"] <= plan["bound"], "bound")
        self.must(
            plan["status"] == "feasible" or plan["bound"] == plan["score"], "status"
        )
        totals = plan["totals"]
        self.expect(
            totals["travel_min"], sum(it["travel_min"] for it in days), "total minutes"
        )
        km = sum(it["distance_km"] for it in days)
        self.must(abs(totals["distance_km"] - km) < 0.06, "total km")
        self.expect(totals["known_cost_vnd_per_person"], self.cost, "known cost")
        budget = request["budget_per_person"]
        self.must(budget is None or self.cost <= budget, "over budget")
        self.must(all(it["holds"] for it in plan["certificate"]), "certificate")
        self.must(
            not {it["destination"] for it in plan["left_out"]} & set(seen), "left out"
        )
        used = {*seen, *(it["from"] for it in legs(plan))}
        used |= {it["to"] for it in legs(plan)}
        self.must(used <= set(self.named), f"unnamed: {used - set(self.named)}")

    # --- times --------------------------------------------------------------------

    @property
    def month(self) -> int | None:
        on = self.day["date"]
        month: int | None = self.request["month"]
        return date.fromisoformat(on).month if on else month

    def holds(self, when: Hours | Service) -> bool:
        """Return whether hours or a service hold on the day."""
        on = self.day["date"]
        if when.months and self.month and self.month not in when.months:
            return False
        weekday = tuple(Weekday)[date.fromisoformat(on).weekday()] if on else None
        return not weekday or not when.weekdays or weekday in when.weekdays

    def minute(self, stamp: str, place: str) -> int:
        """Return minutes after the day's midnight in Hanoi."""
        zone = self.catalogue.destinations[place].timezone
        stamp = stamp.removesuffix("+08:00") if _AHEAD[zone] else stamp
        on, _, time = stamp.rpartition("T")
        minute = _minute(time) - _AHEAD[zone]
        if bool(on) != bool(self.day["date"]):
            self.say(f"{stamp} in a plan {'without' if on else 'with'} dates")
        if on and self.day["date"]:
            later = date.fromisoformat(on) - date.fromisoformat(self.day["date"])
            minute += later.days * _DAY
        return minute


def _runs(corridor: Corridor, service: Service) -> Iterator[tuple[int, list[int]]]:
    """Yield the departures of a service with the running times of each."""
    found: dict[int, list[int]] = {}
    for run in service.departures:
        minutes = _or(run.minutes, corridor.minutes)
        found.setdefault(_minute(run.departs), []).append(minutes)
    if service.first and service.last and service.headway_min:
        first, last = _minute(service.first), _minute(service.last)
        for depart in range(first, last + 1, service.headway_min):
            found[depart] = [corridor.minutes]
    yield from found.items()


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)


def _or(value: int | None, usual: int) -> int:
    return usual if value is None else value
