"""
Three ways to break each constraint, on real plans.

A case names the plan that is spoilt, and how. `strict-*` plans are checked against a
catalogue in which all they use is just permitted (see test_tampering.py).
"""

from typing import Any

from tests.verify.spoiling import (
    Spoil,
    ask,
    at_clock,
    change,
    day_of,
    days,
    drop,
    first,
    items,
    of_all,
    of_first,
    on_first,
    other_days,
    plan,
    put,
    put_at,
    repeat,
    shift,
    stretch,
)

AIR = "g1-mekong-in-flood"
ROAD = "g2-lai-chau-by-road"
TRAIN = "best-of-a-week-in-march"
ABROAD = "g7-kunming-to-ha-long"
FIXED = "g6-after-the-conference"
MEMBERS = "g5-highland-and-coast"
CLASSIC = "classic-vietnam"
AWAY = "autumn-without-the-crowds"
SLOW = "northern-mountains-slowly"
FRAIL = "ninh-binh-for-elders"
EACH_WEEKDAY = [f"2026-10-{day:02}" for day in range(5, 12)]
PILGRIMS = "con-dao-pilgrims"
HIKE = "pavi-stone-road"
BIKE = "ta-xua-by-motorbike"
PERMITTED = f"strict-{AIR}"
PRICED = f"priced-{ROAD}"

Case = tuple[str, Spoil]


def priced_over_budget(document: Any) -> None:
    """Ask for less than the price by the least there is; the fees are far below."""
    price = plan(document)["totals"]["price_vnd_per_person"]
    document["request"]["budget_per_person"] = price - 1


def both_ends(_: Any, item: Any) -> None:
    """Turn a leg around."""
    item["from"], item["to"] = item["to"], item["from"]


def long_leg(document: Any) -> Any:
    """Return a leg by road of three corridors or more."""
    return next(
        it for it in items(document, "leg", mode="road") if len(it["corridors"]) > 2
    )


def spoil_long_leg(action: Any) -> Spoil:
    """Return a spoil of the corridors of a long leg."""
    return lambda document: action(long_leg(document)["corridors"])


def drive_again(times: int, number: int = 0) -> Spoil:
    """Return a spoil that repeats the longest drive of a day."""

    def spoil(document: Any) -> None:
        legs = [
            it
            for it in days(document)[number]["items"]
            if it["type"] == "leg" and it["mode"] == "road"
        ]
        repeat(document, max(legs, key=lambda it: it["duration_min"]), times)

    return spoil


def drive_daily(times: int) -> Spoil:
    """Return a spoil that repeats a drive on each day of a week."""

    def spoil(document: Any) -> None:
        for number in range(7):
            drive_again(times, number)(document)

    return spoil


def without(document: Any, *kinds: str) -> None:
    """Take all items of some types out."""
    for day in days(document):
        day["items"] = [it for it in day["items"] if it["type"] not in kinds]


def non_stop(document: Any) -> None:
    """Drive through all of the first day."""
    day = days(document)[0]
    day["items"] = [it for it in day["items"] if it["type"] == "leg"]
    for before, leg in zip(day["items"], day["items"][1:], strict=False):
        put_at(leg, before["arrive"][-5:])


def swapped(one: int, other: int) -> Spoil:
    """Return a spoil that swaps what happens on two days."""

    def spoil(document: Any) -> None:
        a, b = days(document)[one], days(document)[other]
        a["items"], b["items"] = b["items"], a["items"]

    return spoil


def stop_elsewhere(place: str) -> Spoil:
    """Return a spoil that replaces the first stop."""
    return change("stop", "destination", place)


def new_stop(place: str) -> Spoil:
    """Return a spoil that adds a stop after the first one."""

    def spoil(document: Any) -> None:
        stop = first(document, "stop")
        repeat(document, stop)
        found = day_of(document, stop)["items"]
        found[next(n for n, it in enumerate(found) if it is stop) + 1][
            "destination"
        ] = place

    return spoil


def night_day(document: Any) -> int:
    """Return the index of the day that ends aboard."""
    return next(
        at
        for at, day in enumerate(days(document))
        if day["stay"]["type"] == "overnight-service"
    )


def spoil_night(field: str, value: Any) -> Spoil:
    """Return a spoil of the stay aboard."""

    def spoil(document: Any) -> None:
        days(document)[night_day(document)]["stay"][field] = value

    return spoil


def after_night(action: Any) -> Spoil:
    """Return a spoil of the day after the night aboard."""
    return lambda document: action(
        document, days(document)[night_day(document) + 1]["items"]
    )


def night_again(where: int) -> Spoil:
    """Return a spoil that takes the night service once more."""

    def spoil(document: Any) -> None:
        at = night_day(document)
        leg = days(document)[at]["items"][-1]
        days(document)[(at + where) % len(days(document))]["items"].append(dict(leg))

    return spoil


def last_item(document: Any, number: int = 0) -> Any:
    """Return the last item of a day."""
    return days(document)[number]["items"][-1]


def last_visit_or_leg(document: Any) -> Any:
    """Return what the first day ends with, its evening apart."""
    found = days(document)[0]["items"]
    return [it for it in found if it["type"] in {"leg", "stop"}][-1]


def drive_to_flight(document: Any) -> Any:
    """Return the leg to the airport, on the last day."""
    found = days(document)[-1]["items"]
    flight = next(it for it in found if it.get("mode") == "air")
    return next(it for it in found if it.get("to") == flight["from"])


def line(name: str, field: str, value: Any) -> Spoil:
    """Return a spoil of a line of the certificate."""

    def spoil(document: Any) -> None:
        found = next(
            it for it in plan(document)["certificate"] if it["constraint"] == name
        )
        assert found[field] != value
        found[field] = value

    return spoil


def no_line(at: int) -> Spoil:
    """Return a spoil that takes a line out of the certificate."""
    return lambda document: plan(document)["certificate"].pop(at)


def no_warning(code: str) -> Spoil:
    """Return a spoil that takes a warning away."""

    def spoil(document: Any) -> None:
        found = plan(document)["warnings"]
        kept = [it for it in found if it["code"] != code]
        assert len(kept) < len(found)
        plan(document)["warnings"] = kept

    return spoil


def vague_warning(document: Any) -> None:
    """Let the warning about timetables name none of them."""
    for it in plan(document)["warnings"]:
        if it["code"] == "timetable-assumed":
            it["message"] = "some times are assumed"


def proven(document: Any, more: int, gap: float, status: str = "feasible") -> None:
    """Give the plan a bound."""
    found = plan(document)
    found.update(bound=found["score"] + more, gap=gap, status=status)


def copy_plan(times: int) -> Spoil:
    """Return a spoil that gives the best plan several times."""
    return lambda document: document["plans"].extend([plan(document)] * times)


def late_lunch(document: Any) -> None:
    """Have lunch in the afternoon, nothing being in the way of an earlier one."""
    put_at(first(document, "meal", title="lunch"), "15:00")


def note_of(document: Any) -> Any:
    """Return the note of the first stop."""
    return document["places"][first(document, "stop")["destination"]]


def place_without_hours(action: Any) -> Spoil:
    """Return a spoil of the first stop whose hours are not known."""

    def spoil(document: Any) -> None:
        message = next(
            it["message"]
            for it in plan(document)["warnings"]
            if it["code"] == "hours-assumed"
        )
        unknown = message.partition(": ")[2].split(", ")
        action(
            next(it for it in items(document, "stop") if it["destination"] in unknown)
        )

    return spoil


def ride(action: Any, mode: str = "air") -> Spoil:
    """Return a spoil of the first ride by a mode."""
    return on_first("leg", action, mode=mode)


def window(first_day: str, last_day: str, *start_dates: str) -> Spoil:
    """Return a spoil that names days on which a plan may begin."""
    return put(
        "plans/0/season_window",
        {
            "first": first_day,
            "last": last_day,
            "reason": "a guess",
            "start_dates": list(start_dates),
        },
    )


CASES: dict[str, tuple[Case, Case, Case]] = {
    # --- the document
    "version": (
        (AIR, put("format", "tourlink-plan/2")),
        (AIR, put("format", "tourlink-plan/1.1")),
        (AIR, put("format", "tourlink-plan/")),
    ),
    "shape": (
        (AIR, lambda it: plan(it).pop("score")),
        (AIR, put("plans/0/days/0/items", {})),
        (AIR, change("stop", "type", "nap")),
    ),
    "same-catalogue": (
        (AIR, put("catalogue/destinations", 7)),
        (AIR, put("catalogue/corridors", 7)),
        (AIR, put("catalogue/as_of", "1999")),
    ),
    "engine-stamp": (
        (AIR, put("engine/seed", 7)),
        (AIR, put("engine/effort", "high")),
        (AIR, put("engine/version", " ")),
    ),
    "request-understood": (
        (AIR, ask("start", "Atlantis")),
        (AIR, ask("pace", "frantic")),
        (AIR, ask("days", "four")),
    ),
    "place-notes": (
        (AIR, lambda it: it["places"].pop("hanoi")),
        (AIR, lambda it: note_of(it).update(lat=12.5)),
        (AIR, lambda it: note_of(it)["name"].update(en="Somewhere else")),
    ),
    "province-notes": (
        (AIR, lambda it: it["provinces"].pop("vinh-long")),
        (AIR, put("provinces/vinh-long/en", "Mekong")),
        (AIR, put("provinces/atlantis", {"vi": "A", "en": "A", "fr": "A"})),
    ),
    "number-of-plans": (
        (AIR, copy_plan(1)),
        (AIR, copy_plan(3)),
        (f"two-{TRAIN}", ask("alternatives", 1)),
    ),
    "plans-differ": (
        (AIR, copy_plan(1)),
        (f"two-{TRAIN}", copy_plan(1)),
        (f"two-{TRAIN}", lambda it: it["plans"][1].update(days=days(it))),
    ),
    # --- days and clock
    "places-known": (
        (AIR, stop_elsewhere("atlantis")),
        (AIR, put("plans/0/days/0/stay/at", "atlantis")),
        (AIR, change("leg", "to", "")),
    ),
    "corridors-known": (
        (AIR, change("leg", "corridors", ["road-to-nowhere"])),
        (AIR, change("leg", "corridors", [])),
        (TRAIN, spoil_night("corridor", "rail-to-nowhere")),
    ),
    "times-readable": (
        (AIR, change("stop", "arrive", "2026-11-04T25:00")),
        (AIR, change("stop", "leave", "12:00")),
        (AIR, on_first("leg", lambda it: it.update(depart=it["depart"] + "+08:00"))),
    ),
    "number-of-days": (
        (AIR, ask("days", [5, 5])),
        (AIR, ask("days", [1, 3])),
        (AIR, lambda it: days(it).pop()),
    ),
    "day-numbers": (
        (AIR, put("plans/0/days/0/day", 0)),
        (AIR, put("plans/0/days/2/day", 2)),
        (AIR, lambda it: days(it).reverse()),
    ),
    "dates": (
        (AIR, ask("start_date", "2026-11-05")),
        (AIR, put("plans/0/days/2/date", None)),
        (AIR, put("plans/0/days/3/date", "2026-11-17")),
    ),
    "start": (
        (AIR, put("plans/0/start", "hue")),
        (AIR, ask("start", "hue")),
        (AIR, of_first(drop, "leg")),
    ),
    "end": (
        (AIR, put("plans/0/end", "hue")),
        (AIR, ask("end", "hue")),
        (AIR, lambda it: days(it)[-1]["items"].pop()),
    ),
    "connected": (
        (AIR, change("stop", "destination", "hue")),
        (AIR, lambda it: drop(it, items(it, "leg")[4])),
        (AIR, swapped(1, 2)),
    ),
    "time-order": (
        (AIR, lambda it: shift(items(it, "stop")[1], -90)),
        (AIR, lambda it: days(it)[1]["items"].reverse()),
        (AIR, lambda it: shift(first(it, "meal", title="lunch"), 45)),
    ),
    "durations": (
        (AIR, change("leg", "duration_min", 1)),
        (AIR, change("stop", "duration_min", 7)),
        (AIR, on_first("stop", lambda it: it.update(leave=it["arrive"]))),
    ),
    "visit-length": (
        (AIR, on_first("stop", lambda it: stretch(it, -15))),
        (AIR, on_first("stop", lambda it: stretch(it, 60))),
        (ROAD, on_first("stop", lambda it: stretch(it, -50))),
    ),
    # --- legs
    "corridors-lead-there": (
        (ROAD, spoil_long_leg(lambda it: it.reverse())),
        (ROAD, spoil_long_leg(lambda it: it.pop(1))),
        (ROAD, change("leg", "corridors", ["road-hanoi-vinh"])),
    ),
    "one-way": (
        (TRAIN, of_first(both_ends, "leg", overnight=True)),
        (PILGRIMS, of_first(both_ends, "leg", mode="air")),
        (CLASSIC, of_all(both_ends, "leg")),
    ),
    "mode-of-corridors": (
        (AIR, change("leg", "mode", "rail", mode="air")),
        (AIR, change("leg", "mode", "cable", mode="road")),
        (TRAIN, change("leg", "mode", "teleport", mode="cable")),
    ),
    "modes-allowed": (
        (AIR, ask("modes", ["road", "boat"])),
        (AIR, ask("modes", ["air"])),
        (ROAD, change("leg", "mode", "rail", mode="road")),
    ),
    "corridor-months": (
        (PERMITTED, lambda it: other_days(it, 30)),
        (PERMITTED, lambda it: other_days(it, -30)),
        (PERMITTED, lambda it: other_days(it, 200)),
    ),
    "corridor-validity": (
        (PERMITTED, lambda it: other_days(it, 1)),
        (PERMITTED, lambda it: other_days(it, -1)),
        (PERMITTED, lambda it: other_days(it, 365)),
    ),
    "leg-distance": (
        (AIR, change("leg", "distance_km", 0.0)),
        (AIR, on_first("leg", lambda it: it.update(distance_km=it["distance_km"] + 1))),
        (AIR, change("leg", "distance_km", -5, mode="air")),
    ),
    "leg-minutes": (
        (ROAD, on_first("leg", lambda it: stretch(it, -20))),
        (ROAD, on_first("leg", lambda it: stretch(it, 20))),
        (ROAD, on_first("leg", lambda it: it.update(arrive=it["depart"]))),
    ),
    "border-hours": (
        (ABROAD, lambda it: put_at(crossing(it), "05:00")),
        (ABROAD, lambda it: put_at(crossing(it), "22:30")),
        (ABROAD, lambda it: stretch(crossing(it), -40)),
    ),
    "no-detour-to-nowhere": (
        (ROAD, spoil_long_leg(lambda it: it.extend([it[-1]] * 2))),
        (ROAD, on_first("leg", lambda it: it.update(corridors=it["corridors"] * 3))),
        (AIR, on_first("leg", lambda it: it.update(corridors=it["corridors"] * 2))),
    ),
    # --- timetables
    "timetable": (
        (AIR, ride(lambda it: shift(it, 7))),
        (AIR, ride(lambda it: stretch(it, -25))),
        (TRAIN, ride(lambda it: it.update(depart="19:07"), mode="rail")),
    ),
    "service-named": (
        (AIR, ride(lambda it: it.update(timetable="published"))),
        (AIR, ride(lambda it: it.pop("timetable"))),
        (TRAIN, change("leg", "service", "SE99", mode="rail")),
    ),
    "service-days": (
        (PERMITTED, lambda it: other_days(it, 1)),
        (PERMITTED, lambda it: other_days(it, 3)),
        (PERMITTED, lambda it: other_days(it, 28 * 7)),
    ),
    "check-in": (
        (AIR, of_first(drop, "check-in")),
        (AIR, on_first("check-in", lambda it: stretch(it, -30))),
        (AIR, change("check-in", "type", "free")),
    ),
    "way-out": (
        (AIR, of_first(drop, "transfer")),
        (AIR, on_first("transfer", lambda it: stretch(it, -15))),
        (AIR, change("transfer", "type", "break")),
    ),
    "nights-aboard": (
        (TRAIN, change("leg", "overnight", value=False, overnight=True)),
        (TRAIN, spoil_night("type", "lodging")),
        (TRAIN, spoil_night("at", "hanoi")),
    ),
    "night-service-once": (
        (TRAIN, night_again(0)),
        (TRAIN, night_again(1)),
        (TRAIN, night_again(-1)),
    ),
    # --- stops
    "opening-hours": (
        (AIR, lambda it: put_at(with_hours(it), "03:00")),
        (AIR, lambda it: put_at(with_hours(it), "20:50")),
        (PERMITTED, lambda it: other_days(it, 1)),
    ),
    "usual-hours": (
        (AIR, place_without_hours(lambda it: put_at(it, "02:00"))),
        (AIR, place_without_hours(lambda it: put_at(it, "19:30"))),
        (AIR, place_without_hours(lambda it: put_at(it, "04:30"))),
    ),
    "season-window": (
        (ABROAD, window("2026-10-05", "2026-10-13", "2026-10-09")),
        (ABROAD, window("2026-11-01", "2026-11-20", "2026-11-02")),
        (ABROAD, window("2026-10-01", "2026-10-30", *EACH_WEEKDAY)),
    ),
    "closed-months": (
        (PERMITTED, lambda it: other_days(it, 31)),
        (PERMITTED, lambda it: other_days(it, -31)),
        (PERMITTED, lambda it: other_days(it, 100)),
    ),
    "visited-once": (
        (AIR, of_first(repeat, "stop")),
        (AIR, lambda it: last_stop(it).update(destination=first_place(it))),
        (TRAIN, lambda it: days(it)[0].update(items=days(it)[1]["items"])),
    ),
    "sellable": (
        (AIR, stop_elsewhere("airport-han")),
        (AIR, stop_elsewhere("station-hanoi")),
        (AIR, new_stop("crossing-lao-cai-hekou")),
    ),
    # --- nights
    "nights": (
        (AIR, put("plans/0/nights", 4)),
        (AIR, put("plans/0/days/1/stay/type", None)),
        (AIR, put("plans/0/days/-1/stay/type", "lodging")),
    ),
    "bed-where-the-day-ends": (
        (AIR, put("plans/0/days/0/stay/at", "hue")),
        (AIR, put("plans/0/days/1/stay/at", "airport-han")),
        (AIR, put("plans/0/days/2/stay/corridor", "road-hanoi-vinh")),
    ),
    "class-on-offer": (
        (AIR, put("plans/0/days/0/stay/class", "cruise")),
        (AIR, put("plans/0/days/1/stay/class", None)),
        (AIR, put("plans/0/days/2/stay/class", "palace")),
    ),
    "class-as-asked": (
        (CLASSIC, ask("lodging_class", "hotel-5")),
        (CLASSIC, put("plans/0/days/0/stay/class", "homestay")),
        (AIR, ask("lodging_class", "campsite")),
    ),
    "beds-for-all": (
        (PERMITTED, ask("adults", 400)),
        (PERMITTED, ask("children", [5] * 60)),
        (PERMITTED, ask("elders", 99)),
    ),
    "after-a-night-aboard": (
        (TRAIN, after_night(lambda _, it: it.pop(0))),
        (TRAIN, after_night(lambda _, it: stretch(it[0], -30))),
        (TRAIN, after_night(lambda _, it: put_at(first_of(it, "stop"), "08:00"))),
    ),
    # --- pace
    "day-begins": (
        (
            AIR,
            on_first(
                "leg", lambda it: it.update(depart=at_clock(it["depart"], "04:00"))
            ),
        ),
        (ROAD, on_first("leg", lambda it: put_at(it, "05:45"))),
        (ROAD, ask("pace", "relaxed")),
    ),
    "day-ends": (
        (ROAD, lambda it: put_at(last_visit_or_leg(it), "20:30")),
        (ROAD, ask("pace", "relaxed")),
        (AIR, lambda it: put_at(last_visit_or_leg(it), "21:00")),
    ),
    "last-day-ends": (
        (ROAD, lambda it: put_at(last_item(it, -1), "20:00")),
        (AIR, lambda it: put_at(last_item(it, -1), "22:00")),
        (TRAIN, lambda it: put_at(last_item(it, -1), "21:30")),
    ),
    "stops-a-day": (
        (AIR, ask("pace", "relaxed")),
        (AIR, lambda it: repeat(it, first(it, "stop"), 4)),
        (ROAD, lambda it: repeat(it, first(it, "stop"), 5)),
    ),
    "minutes-in-vehicles": (
        (AIR, ask("max_drive_min", 60)),
        (ROAD, drive_again(3)),
        (ROAD, ask("max_drive_min", 400)),
    ),
    "lunch": (
        (AIR, lambda it: drop(it, days_lunch(it, 1))),
        (AIR, lambda it: repeat(it, days_lunch(it, 1))),
        (ROAD, lambda it: days_lunch(it, 2).update(title="dinner")),
    ),
    "lunch-hour": (
        (AIR, on_first("meal", lambda it: put_at(it, "10:30"), title="lunch")),
        (AIR, on_first("meal", lambda it: stretch(it, -30), title="lunch")),
        (AIR, late_lunch),
    ),
    "room-ready": (
        (ROAD, of_first(drop, "check-in", title="room")),
        (ROAD, on_first("check-in", lambda it: put_at(it, "11:00"), title="room")),
        (ROAD, on_first("check-in", lambda it: stretch(it, -20), title="room")),
    ),
    "cruise-takes-two-days": (
        (AIR, put("plans/0/days/0/stay/class", "cruise")),
        (ROAD, put("plans/0/days/0/stay/class", "cruise")),
        (SLOW, put("plans/0/days/3/stay/class", "cruise")),
    ),
    "pick-up-before-flights": (
        (AIR, on_first("leg", lambda it: shift(it, 60))),
        (MEMBERS, on_first("leg", lambda it: shift(it, 45))),
        (AIR, lambda it: shift(drive_to_flight(it), 60)),
    ),
    "long-enough-breaks": (
        (ROAD, on_first("break", lambda it: stretch(it, -10))),
        (ROAD, on_first("break", lambda it: it.update(end=it["start"]))),
        (ABROAD, on_first("break", lambda it: stretch(it, -1))),
    ),
    "breaks": (
        (ROAD, of_first(drop, "break")),
        (ABROAD, of_first(drop, "break")),
        (ROAD, lambda it: without(it, "break")),
    ),
    "four-hours-at-the-wheel": (
        (ROAD, non_stop),
        (ROAD, drive_again(2)),
        (SLOW, non_stop),
    ),
    "ten-hours-a-day": (
        (ROAD, drive_again(6)),
        (ABROAD, drive_again(8)),
        (SLOW, drive_again(9, 1)),
    ),
    "forty-eight-hours-a-week": (
        (SLOW, drive_daily(6)),
        (SLOW, drive_again(30)),
        (ABROAD, drive_daily(9)),
    ),
    # --- party and vehicle
    "roads-wide-enough": (
        (PERMITTED, ask("vehicle", "car-7")),
        (PERMITTED, ask("vehicle", "van-16")),
        (ROAD, ask("vehicle", "bus-45")),
    ),
    "places-wide-enough": (
        (PERMITTED, ask("vehicle", "car-7")),
        (PERMITTED, ask("vehicle", "bus-29")),
        (ROAD, ask("vehicle", "bus-45")),
    ),
    "few-stairs": (
        (PERMITTED, ask("elders", 1)),
        (PERMITTED, ask("mobility", "reduced")),
        (FRAIL, new_stop("fansipan")),
    ),
    "fit-for-reduced-mobility": (
        (PERMITTED, ask("mobility", "reduced")),
        (FRAIL, stop_elsewhere("ta-xua")),
        (FRAIL, new_stop("mua-cave")),
    ),
    "no-long-drives": (
        (ROAD, ask("elders", 1)),
        (ROAD, ask("mobility", "reduced")),
        (FRAIL, drive_again(6)),
    ),
    "motorbike-day": (
        (ROAD, ask("vehicle", "motorbike")),
        (ABROAD, ask("vehicle", "motorbike")),
        (BIKE, drive_again(2)),
    ),
    "spared-ways": (
        (HIKE, ask("elders", 2)),
        (HIKE, ask("mobility", "reduced")),
        (HIKE, ask("children", [4])),
    ),
    "no-trails": (
        (HIKE, ask("elders", 2)),
        (HIKE, ask("children", [4])),
        (FRAIL, new_stop("pavi-stone-road")),
    ),
    "boats-to-places": (
        (PERMITTED, ask("modes", ["road", "air"])),
        (FRAIL, ask("modes", ["road"])),
        (ROAD, stop_elsewhere("ly-son")),
    ),
    "somebody-travels": (
        (AIR, ask("adults", 0)),
        (ROAD, ask("adults", 0)),
        (TRAIN, lambda it: it["request"].update(adults=0, children=[], elders=0)),
    ),
    # --- wishes
    "must": (
        (AIR, ask("must", ["sa-pa"])),
        (
            CLASSIC,
            of_all(drop, "stop", destination="hue"),
        ),
        (CLASSIC, ask("must", ["Ha Long", "Hue", "Hoi An", "Con Dao"])),
    ),
    "avoid": (
        (AIR, lambda it: it["request"].update(avoid=[first_place(it)])),
        (AIR, ask("avoid", ["Vinh Long province"])),
        (AWAY, stop_elsewhere("sa-pa")),
    ),
    "way-out-and-home": (
        (ROAD, ask("require", ["air:out"])),
        (AIR, ask("require", ["overnight-rail:return"])),
        (TRAIN, ask("require", ["boat:return"])),
    ),
    "fixed-days": (
        (FIXED, on_first("stop", lambda it: it.pop("title"), title="Conference")),
        (FIXED, lambda it: it["request"]["fixed"][0].update(days=3)),
        (FIXED, lambda it: it["request"]["fixed"][0].update(place="hue")),
    ),
    "areas-served": (
        (AIR, ask("province", ["Vinh Long", "Cao Bang"])),
        (AIR, ask("region", ["Northwest"])),
        (ROAD, ask("province", ["Lao Cai"])),
    ),
    "within-the-areas": (
        (AIR, stop_elsewhere("sa-pa")),
        (AIR, ask("province", ["Vinh Long"])),
        (TRAIN, new_stop("van-mieu")),
    ),
    "agreement": (
        (MEMBERS, stop_elsewhere("sa-pa")),
        (MEMBERS, new_stop("van-mieu")),
        (MEMBERS, ask("agreement", ["expanded-northwest-hcmc"])),
    ),
    "axis": (
        (ABROAD, swapped(0, -1)),
        (ABROAD, ask("axis", ["east-west"])),
        (ABROAD, lambda it: without(it, "stop")),
    ),
    "sequence": (
        (CLASSIC, lambda it: it["request"]["sequence"].reverse()),
        (CLASSIC, lambda it: it["request"]["sequence"].append("Northwest")),
        (CLASSIC, swapped(0, -1)),
    ),
    "pair": (
        (MEMBERS, ask("pair", ["highland", "coast", "midland"])),
        (AIR, ask("pair", ["highland"])),
        (ROAD, ask("pair", ["coast", "highland"])),
    ),
    "min-provinces": (
        (AIR, ask("min_provinces", 3)),
        (ROAD, ask("min_provinces", 2)),
        (AIR, lambda it: without(it, "stop")),
    ),
    "budget": (
        (AIR, ask("budget_per_person", 0)),
        (ROAD, ask("budget_per_person", 1)),
        (TRAIN, ask("budget_per_person", 100_000)),
    ),
    "price": (
        (PRICED, ask("budget_per_person", 1_000_000)),
        (PRICED, put("plans/0/totals/price_vnd_per_person", 0)),
        (PRICED, priced_over_budget),
    ),
    # --- sums and proofs
    "day-sums": (
        (AIR, put("plans/0/days/1/distance_km", 1.0)),
        (AIR, put("plans/0/days/1/travel_min", 1)),
        (AIR, of_first(drop, "leg", mode="air")),
    ),
    "totals": (
        (AIR, put("plans/0/totals/distance_km", 1.0)),
        (AIR, put("plans/0/totals/travel_min", 1)),
        (AIR, put("plans/0/days/0/distance_km", 1.0)),
    ),
    "known-cost": (
        (AIR, put("plans/0/totals/known_cost_vnd_per_person", 1)),
        (ROAD, put("plans/0/totals/known_cost_vnd_per_person", 0)),
        (ROAD, put("plans/0/totals/cost_vnd_per_person", 5)),
    ),
    "provinces": (
        (AIR, put("plans/0/provinces", [])),
        (AIR, put("plans/0/days/0/provinces", ["ha-noi"])),
        (AIR, lambda it: plan(it)["provinces"].reverse()),
    ),
    "regions": (
        (AIR, put("plans/0/regions", [])),
        (AIR, lambda it: plan(it)["regions"].append("northwest")),
        (AIR, lambda it: plan(it)["regions"].append(plan(it)["regions"][0])),
    ),
    "themes": (
        (AIR, put("plans/0/themes", {"healing": 1.0})),
        (CLASSIC, put("plans/0/themes", {})),
        (CLASSIC, put("plans/0/themes/culture-heritage", 1.0)),
    ),
    "prizes": (
        (AIR, on_first("stop", lambda it: it.update(prize=it["prize"] + 1))),
        (AIR, change("stop", "prize", 0)),
        (FIXED, change("stop", "prize", 50, title="Conference")),
    ),
    "score": (
        (AIR, put("plans/0/score", 7)),
        (AIR, on_first("stop", lambda it: it.update(prize=it["prize"] + 100))),
        (AIR, of_first(drop, "stop")),
    ),
    "bound": (
        (AIR, lambda it: proven(it, -100, 0.0)),
        (AIR, lambda it: proven(it, 100, 0.0)),
        (AIR, put("plans/0/gap", 0.01)),
    ),
    "status": (
        (AIR, put("plans/0/status", "optimal")),
        (ROAD, lambda it: proven(it, 100, 0.1, "optimal")),
        (TRAIN, lambda it: proven(it, -5, 0.0, "optimal")),
    ),
    "left-out": (
        (AIR, lambda it: plan(it)["left_out"][0].update(destination="atlantis")),
        (AIR, lambda it: plan(it)["left_out"][0].update(destination=first_place(it))),
        (AIR, lambda it: plan(it)["left_out"][0].update(reason=" ")),
    ),
    "certificate": (
        (AIR, line("days", "value", 9)),
        (AIR, line("stops a day", "limit", 9)),
        (AIR, line("minutes in vehicles a day", "holds", value=False)),
    ),
    "certificate-complete": (
        (AIR, no_line(0)),
        (AIR, no_line(-1)),
        (CLASSIC, lambda it: plan(it)["certificate"].clear()),
    ),
    "warnings": (
        (AIR, no_warning("timetable-assumed")),
        (AIR, vague_warning),
        (ABROAD, no_warning("border")),
    ),
}


def crossing(document: Any) -> Any:
    """Return the leg over the border."""
    return next(
        it
        for it in items(document, "leg", mode="road")
        if it["depart"].endswith("+08:00") != it["arrive"].endswith("+08:00")
    )


def with_hours(document: Any) -> Any:
    """Return the stop that is known to close by 21:00."""
    return first(document, "stop", destination="huynh-thuy-le")


def first_place(document: Any) -> str:
    """Return the destination of the first stop."""
    return str(first(document, "stop")["destination"])


def last_stop(document: Any) -> Any:
    """Return the last stop."""
    return items(document, "stop")[-1]


def first_of(found: list[Any], kind: str) -> Any:
    """Return the first item of a type."""
    return next(it for it in found if it["type"] == kind)


def days_lunch(document: Any, number: int) -> Any:
    """Return the lunch of a day."""
    return next(
        it for it in days(document)[number]["items"] if it.get("title") == "lunch"
    )
