"""Rules on corridors, the network and hours, where their examples do not reach."""

import pytest

from tests.check.base import TODAY, files_with
from tourlink.catalogue.assemble import assemble
from tourlink.catalogue.programmes import Event
from tourlink.check.rule import Context, Rule
from tourlink.check.rules.access_wider_than_roads import access_wider_than_roads
from tourlink.check.rules.border_step_missing import border_step_missing
from tourlink.check.rules.corridor_duplicated import corridor_duplicated
from tourlink.check.rules.corridor_ends_unfit_for_mode import (
    corridor_ends_unfit_for_mode,
)
from tourlink.check.rules.corridor_speed_impossible import corridor_speed_impossible
from tourlink.check.rules.corridor_speed_suspicious import corridor_speed_suspicious
from tourlink.check.rules.event_outside_best_months import event_outside_best_months
from tourlink.check.rules.floating_market_after_morning import (
    floating_market_after_morning,
)
from tourlink.check.rules.hours_overlap import hours_overlap
from tourlink.check.rules.hub_far_from_town import hub_far_from_town
from tourlink.check.rules.island_without_boat import island_without_boat
from tourlink.check.rules.lodging_larger_than_its_road import (
    lodging_larger_than_its_road,
)
from tourlink.check.rules.market_without_days import market_without_days
from tourlink.check.rules.road_slower_than_detour import road_slower_than_detour
from tourlink.check.rules.season_note_contradicts_best_months import (
    months_named,
    season_note_contradicts_best_months,
)
from tourlink.check.rules.service_days_differ_by_direction import (
    service_days_differ_by_direction,
)
from tourlink.check.rules.service_length_unlikely import service_length_unlikely
from tourlink.check.rules.service_never_runs import service_never_runs
from tourlink.check.rules.service_overnight_contradicts_clock import (
    service_overnight_contradicts_clock,
)
from tourlink.check.rules.unreachable_in_some_months import unreachable_in_some_months
from tourlink.check.rules.visit_longer_than_opening import visit_longer_than_opening
from tourlink.seasons.event_months import event_months

SERVICE = "source: s, as_of: 2026, confidence: low"
PORTS = """
destinations: [{id: a, kind: port}, {id: b, kind: port}]
"""
HANOI = """
destinations:
  - id: hanoi
    position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
"""


def _messages(rule: Rule, shown: str) -> list[str]:
    context = Context(assemble(files_with(shown), ""), TODAY)
    return [it.message for it in rule.find(context)]


def _boat(key: str, times: str, more: str = "") -> str:
    start, end = key[-3], key[-1]
    return f"""
  - {{id: {key}, from: {start}, to: {end}, mode: boat, km: 35, minutes: 90,
     one_way: true, {more} service: {{{times}, {SERVICE}}}}}
"""


def _opening(*hours: str, kind: str = "heritage", name: str = "A") -> str:
    return f"""
destinations:
  - id: a
    kind: {kind}
    name: {{vi: {name}, en: {name}}}
    quality: 3
    visit_min: 150
    opening: {{hours: [{", ".join(hours)}], {SERVICE}}}
"""


MORNING = '{opens: "08:00", closes: "12:00"}'
AFTERNOON = '{opens: "12:00", closes: "13:00"}'


@pytest.mark.parametrize(
    ("km", "minutes", "road_class", "impossible", "suspicious"),
    [
        (40, 60, "national", False, False),
        (40, 37, "national", False, True),
        (40, 24, "national", True, False),
        (40, 130, "national", False, True),
        (40, 900, "national", True, False),
        (40, 60, "mountain", False, False),
        (40, 45, "mountain", False, True),
        (1, 1, "urban", False, False),
    ],
)
def test_a_speed_is_impossible_or_suspicious_never_both(
    km: float, minutes: int, road_class: str, *, impossible: bool, suspicious: bool
) -> None:
    """Each speed is reported by the rule meant for it."""
    shown = f"""
corridors:
  - {{id: road-a-b, km: {km}, minutes: {minutes}, road_class: {road_class}}}
"""
    if km < 30:  # as near as its length says
        shown += """
destinations:
  - {id: a, position: {lat: 22.35, lon: 103.745, confidence: low, source: s}}
"""
    assert bool(_messages(corridor_speed_impossible, shown)) is impossible
    assert bool(_messages(corridor_speed_suspicious, shown)) is suspicious


def test_trains_abroad_may_be_fast() -> None:
    """What is suspicious on the metre gauge is usual in Yunnan."""
    shown = f"""
destinations: [{{id: b, kind: station}}, {{id: c, kind: station}}]
corridors:
  - {{id: rail-b-c, from: b, to: c, mode: rail, km: 30, minutes: 12,
     service: {{first: "08:00", last: "12:00", headway_min: 60, {SERVICE}}}}}
"""
    abroad = "provinces: [{id: lao-cai, type: foreign, country: CN}]"
    assert _messages(corridor_speed_suspicious, shown)
    assert not _messages(corridor_speed_suspicious, shown + abroad)


def test_services_at_other_times_are_no_duplicates() -> None:
    """Two boats a day may be two corridors; the same boat twice may not."""
    one = _boat("boat-1-a-b", 'departures: [{departs: "08:00"}]')
    two = _boat("boat-2-a-b", 'departures: [{departs: "13:00"}]')
    again = _boat("boat-3-a-b", 'departures: [{departs: "08:00"}]')
    later = _boat(
        "boat-3-a-b", 'departures: [{departs: "08:00"}]', "valid_from: 2027-01-01,"
    )
    until = one.replace("one_way", "valid_to: 2026-12-31, one_way")
    start = f"{PORTS}corridors:"
    assert not _messages(corridor_duplicated, start + one + two)
    assert len(_messages(corridor_duplicated, start + one + again)) == 1
    assert not _messages(corridor_duplicated, start + until + later)


def test_day_services_may_not_last_a_day() -> None:
    """Seventeen hours without a bed are too long, and cross the night unsaid."""
    shown = f"{PORTS}corridors:" + _boat(
        "boat-a-b", 'departures: [{departs: "20:00", minutes: 1020}]'
    )
    assert "1020 min" in _messages(service_length_unlikely, shown)[0]
    found = _messages(service_overnight_contradicts_clock, shown)
    assert "not overnight" in found[0]


def test_seasons_of_both_directions_are_compared() -> None:
    """A boat that comes back in other months is worth a note."""
    there = _boat("boat-a-b", 'departures: [{departs: "08:00"}], months: [5, 6]')
    back = _boat("boat-b-a", 'departures: [{departs: "14:00"}], months: [5]')
    shown = f"{PORTS}corridors:{there}{back}"
    found = _messages(service_days_differ_by_direction, shown)
    assert found == ["runs on May, but 'boat-a-b' comes back on May, Jun"]


@pytest.mark.parametrize(("last", "found"), [("2026-11-22", 1), ("2026-11-23", 0)])
def test_a_short_validity_needs_one_of_its_weekdays(last: str, found: int) -> None:
    """From Saturday to Sunday no Monday service runs; to Monday it does."""
    shown = f"{PORTS}corridors:" + _boat(
        "boat-a-b",
        'departures: [{departs: "08:00"}], weekdays: [mon]',
        f"valid_from: 2026-11-21, valid_to: {last},",
    )
    assert len(_messages(service_never_runs, shown)) == found


def test_a_boat_from_inland_is_found() -> None:
    """Neither end of a boat is at the water."""
    boat = _boat("boat-a-b", 'departures: [{departs: "08:00"}]')
    found = _messages(corridor_ends_unfit_for_mode, f"corridors:{boat}")
    assert found == ["a corridor by boat, but 'a' is a town, not a port or an island"]


def test_flights_need_no_border_step() -> None:
    """Formalities of a flight are part of check-in."""
    shown = f"""
provinces: [{{id: lao-cai, type: foreign, country: CN}}]
corridors:
  - {{id: road-a-b, mode: air, road_class: null,
     service: {{first: "08:00", last: "12:00", headway_min: 60, {SERVICE}}}}}
"""
    assert not _messages(border_step_missing, shown)


@pytest.mark.parametrize(
    "rule", [access_wider_than_roads, lodging_larger_than_its_road]
)
def test_one_wide_road_is_enough(rule: Rule) -> None:
    """Of several roads the widest counts, and one without a limit is wide."""
    shown = """
destinations:
  - id: b
    access: {max_seats: 45}
    lodging: {classes: [homestay], capacity: 100, source: s, confidence: low}
corridors: [{id: road-a-b, max_seats: 16}]
"""
    assert not _messages(rule, shown)
    narrow = shown.replace(
        "corridors: [", "corridors: [{id: road-b-c, max_seats: 29}, "
    )
    assert len(_messages(rule, narrow)) == 1


def test_roads_join_the_places_of_an_island() -> None:
    """One boat serves a whole island, and a road to the mainland is a bridge."""
    island = """
destinations: [{id: a, terrain: island}, {id: b, kind: island}]
"""
    assert not _messages(island_without_boat, island)  # road-b-c is the bridge
    cut = f"{island}corridors: [{{id: road-b-c, from: a, to: b, km: 41}}]"
    assert len(_messages(island_without_boat, cut)) == 1
    hub = """
destinations:
  - {id: a, kind: island}
  - {id: b, kind: port, terrain: null}
"""
    assert not _messages(island_without_boat, hub)


def test_ports_may_lie_further_out_than_airports() -> None:
    """A port is sold from up to two hours away."""
    shown = """
destinations: [{id: a, kind: port}]
corridors: [{id: road-a-b, minutes: 75}]
"""
    assert not _messages(hub_far_from_town, shown)
    assert _messages(hub_far_from_town, shown.replace("75", "125"))


def test_only_like_roads_make_a_detour() -> None:
    """Expressways and roads for other vehicles contradict nothing."""
    slow = "corridors: [{id: road-a-c, km: 80, minutes: 160}"
    faster = ", {id: road-b-c, road_class: expressway}"
    narrow = ", {id: road-b-c, max_seats: 16}"
    assert _messages(road_slower_than_detour, slow + "]")
    assert not _messages(road_slower_than_detour, slow + faster + "]")
    assert not _messages(road_slower_than_detour, slow + narrow + "]")


def test_a_season_of_the_way_is_named() -> None:
    """The months without a way are in the message."""
    shown = f"""
{HANOI}
corridors:
  - {{id: road-hanoi-c, from: hanoi, to: c, km: 330, minutes: 420, months: [1, 2]}}
  - {{id: road-hanoi-b, from: hanoi, to: b, km: 330, minutes: 420,
     months: [3, 4, 5, 6, 7, 8, 9, 10, 11]}}
"""
    found = _messages(unreachable_in_some_months, shown)
    assert len(found) == 3
    assert all(it.endswith("in Dec") for it in found)


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ((MORNING,), 0),
        ((AFTERNOON,), 1),
        (('{opens: "08:00", closes: "09:30"}', '{opens: "09:30", closes: "11:00"}'), 0),
        ((AFTERNOON, MORNING.replace("}", ", weekdays: [mon]}")), 0),
        ((AFTERNOON, MORNING.replace("}", ", months: [5]}")), 0),
    ],
)
def test_a_visit_may_last_as_long_as_joined_hours(
    hours: tuple[str, ...], found: int
) -> None:
    """Hours that touch are one; hours of some days or months are enough."""
    assert len(_messages(visit_longer_than_opening, _opening(*hours))) == found


@pytest.mark.parametrize(
    ("days", "other_days", "found"),
    [
        ("", "", 1),
        ("", ", weekdays: [sun]", 1),
        (", weekdays: [sat]", ", weekdays: [sun]", 0),
        (", months: [1]", ", months: [2]", 0),
    ],
)
def test_hours_of_other_days_do_not_overlap(
    days: str, other_days: str, found: int
) -> None:
    """Only hours that share a day can overlap."""
    hours = (MORNING.replace("}", f"{it}}}") for it in (days, other_days))
    assert len(_messages(hours_overlap, _opening(*hours))) == found


def test_markets_without_hours_are_noted() -> None:
    """Neither a market nor a floating one may leave its hours out."""
    shown = "destinations: [{id: a, kind: market, name: {vi: Chợ nổi A, en: A}}]"
    always = shown.replace("market,", "market, opening: always,")
    assert "nothing about" in _messages(market_without_days, shown)[0]
    assert not _messages(market_without_days, always)
    assert "says no hours" in _messages(floating_market_after_morning, shown)[0]
    assert "never closes" in _messages(floating_market_after_morning, always)[0]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("The rice is golden from mid-September to early October", {9, 10}),
        ("late September to early December", {9, 10, 11, 12}),
        ("from November to February", {11, 12, 1, 2}),
        ("golden in July and again in November", {7, 11}),
        ("between September and November", {9, 11}),
        ("May, June", {5, 6}),
        ("Ban trees flower", set()),
    ],
)
def test_months_of_a_note(text: str, months: set[int]) -> None:
    """Months are read from words, with ranges filled in."""
    assert months_named(text) == months


@pytest.mark.parametrize(
    ("note", "best", "found"),
    [
        ("Buckwheat flowers on the slopes.", "[3, 4]", 1),
        ("Buckwheat flowers on the slopes.", "[10]", 0),
        ("The rice is golden in July and again in November.", "[11]", 0),
        ("Flood season.", "[3]", 0),  # of the delta, not of the highlands
        ("Leeches in July; plum trees flower late.", "[7]", 1),
        ("Leeches in July; plum trees flower late.", "[]", 0),
    ],
)
def test_what_a_note_praises_is_a_best_month(note: str, best: str, found: int) -> None:
    """Seasons without months of their own have the usual ones."""
    shown = f"destinations: [{{id: a, best_months: {best}, season_note: '{note}'}}]"
    assert len(_messages(season_note_contradicts_best_months, shown)) == found


@pytest.mark.parametrize(
    ("when", "months"),
    [
        ("months: [4, 5]", {4, 5}),
        ("dates: [{first: 2025-12-27, last: 2026-01-04}]", {12, 1}),
        ("dates: [{first: 2026-01-01, last: 2027-06-30}]", set(range(1, 13))),
        ("lunar: {month: 1, day: 1}", {1, 2}),
        ("lunar: {month: 8, day: 15}", {9, 10}),
        ("lunar: {month: 12, day: 15}", {1, 2}),
    ],
)
def test_months_an_event_can_fall_into(when: str, months: set[int]) -> None:
    """Lunar days have a range, because the lunar new year moves by a month."""
    files = files_with(f"events: [{{id: e, {when}}}]")
    event: Event = assemble(files, "").events["e"]
    assert event_months(event) == months


def test_lunar_events_may_miss_the_best_months() -> None:
    """The note stands at what dates the event."""
    shown = """
destinations: [{id: a, best_months: [10]}]
events: [{id: e, destinations: [a], lunar: {month: 1, day: 6}}]
"""
    assert "falls in Jan, Feb" in _messages(event_outside_best_months, shown)[0]
