"""
How a professional fills a day: the constants behind every timeline.

The figures come from 97 published tours of Hanoi agencies and the traffic law; the
study is summed up in docs/problem.md. All times are minutes after midnight, all
durations minutes.
"""

from typing import NamedTuple

from tourlink.vocabulary import Pace

LUNCH_EARLIEST_MIN = 11 * 60
LUNCH_LATEST_MIN = 13 * 60 + 30
# After a flight, train or boat that spans the whole lunch hour.
LUNCH_IN_TRANSIT_LATEST_MIN = 14 * 60 + 30
LUNCH_MIN = 60

# A room is ready from two o'clock; to get into it takes this long.
CHECK_IN_FROM_MIN = 14 * 60
CHECK_IN_MIN = 30
# Cruises come back late in the morning.
CRUISE_LEAVE_MIN = 10 * 60
# Elders' long drives are two, with a rest of an hour between.
LONG_REST_MIN = 60
# On long relaxed tours one day is over by then: a free half-day.
HALF_DAY_END_MIN = 14 * 60
# A day that begins after lunch has a free morning.
FREE_MORNING_FROM_MIN = 8 * 60
# Hotels serve breakfast from six; who leaves earlier has it on the way.
BREAKFAST_MIN = 6 * 60
BREAKFAST_STOP_MIN = 30
DINNER_EARLIEST_MIN = 18 * 60 + 30
DINNER_MIN = 60
# Before a night train or bus one dines a little earlier if need be.
DINNER_BEFORE_BOARDING_MIN = 17 * 60 + 30

# Picked up in town so long before take-off, its last visit over.
PICK_UP_BEFORE_FLIGHT_MIN = 150

# A coach stops every 2 to 2.5 hours; the law wants a break after 4.
BREAK_AFTER_MIN = 150
BREAK_MIN = 15

# Early flights are caught by getting up for them, but nobody is picked up before this.
EARLIEST_PICK_UP_MIN = 4 * 60 + 30
# A first leg this long makes a road day, which begins earlier.
ROAD_DAY_FROM_MIN = 120
# A flight, train or boat that takes this long from door to door is worth rising for.
EARLY_SERVICE_FROM_MIN = 240

# Off a night train: breakfast and a shower, no sight before nine.
AFTER_NIGHT_SERVICE_MIN = 60
FIRST_VISIT_AFTER_NIGHT_SERVICE_MIN = 9 * 60


class Profile(NamedTuple):
    """The limits of one pace."""

    day_start_min: int
    road_day_start_min: int
    usual_end_min: int
    """By when the party is at the night's lodging, if that is feasible at all."""
    day_end_min: int
    """Latest arrival at the night's lodging."""
    last_day_end_min: int
    """Latest arrival where the tour ends."""
    max_stops: int
    max_travel_min: int
    """Most minutes a day in vehicles."""


PROFILES = {
    Pace.RELAXED: Profile(
        8 * 60, 7 * 60 + 30, 17 * 60 + 30, 17 * 60 + 30, 18 * 60 + 30, 3, 300
    ),
    Pace.STANDARD: Profile(
        7 * 60 + 30, 6 * 60 + 30, 18 * 60 + 30, 19 * 60, 19 * 60 + 30, 4, 480
    ),
    Pace.INTENSIVE: Profile(7 * 60, 6 * 60, 19 * 60, 19 * 60 + 30, 20 * 60, 5, 540),
    Pace.SURVEY: Profile(6 * 60 + 30, 5 * 60 + 30, 20 * 60, 20 * 60, 21 * 60, 6, 600),
}


# Clocks of a plan show full five minutes; nobody keeps finer ones.
CLOCK_STEP_MIN = 5


def breaks_min(vehicle_min: int) -> int:
    """Return the minutes of rest that a drive of `vehicle_min` minutes needs."""
    return BREAK_MIN * (max(0, vehicle_min - 1) // BREAK_AFTER_MIN)


def long_rests_min(vehicle_min: int, longest_min: int | None) -> int:
    """Return by how much the rests of a drive grow, if `longest_min` is one drive."""
    if longest_min is None or vehicle_min <= longest_min:
        return 0
    return LONG_REST_MIN - BREAK_MIN


def on_the_clock(minutes: int) -> int:
    """Return a duration rounded up to the step that clocks show."""
    return -(-minutes // CLOCK_STEP_MIN) * CLOCK_STEP_MIN
