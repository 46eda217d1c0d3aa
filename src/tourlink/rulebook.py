"""
The rules of a professional's day: named, dated, each with what it rests on.

Hard rules hold in every plan; soft ones warn. A law that changes has one entry for
each wording, under one id. How full a day may be is the pace's (`tourlink.pace`): a
plan keeps the stricter of the two.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tourlink import pace

_LAW = "Law on Road Traffic Order and Safety, No. 36/2024/QH15, Art. 64"
_AMENDED = f"{_LAW}, as amended from 1 July 2026"
_STUDY = "study of 97 published tours of Vietnamese agencies, 2019-2026"

_LAW_FROM = date(2025, 1, 1)
_LAW_UNTIL = date(2026, 6, 30)
_AMENDED_FROM = date(2026, 7, 1)

_HOUR = 60
_WORKING_WEEK_MIN = 48 * _HOUR


class Level(StrEnum):
    """What a broken rule means."""

    HARD = "hard"
    SOFT = "soft"


class Unit(StrEnum):
    """What the limit of a rule counts."""

    MINUTES = "min"
    CLOCK = "minute of the day"
    KM = "km"
    DAYS = "days"
    NIGHTS = "nights"


class Rule(NamedTuple):
    """
    One rule, as it reads between two dates.

    Attributes
    ----------
    id
        Permanent; warnings carry it as their code, and proofs name it.
    limit
        In `unit`; a clock time is given in minutes after midnight.
    citation
        The article of the law, or the study.
    valid_from, valid_until
        First and last day; None for no limit.
    confirmed
        False where the wording in force could not be read.
    """

    id: str
    text: str
    limit: int
    unit: Unit
    level: Level
    citation: str
    valid_from: date | None = None
    valid_until: date | None = None
    confirmed: bool = True

    def holds_on(self, on: date | None) -> bool:
        """Return whether the rule is in force on a day; None is some day to come."""
        if on is None:
            return self.valid_until is None
        return (self.valid_from or on) <= on <= (self.valid_until or on)


def _law(rule: str, text: str, limit: int, *, confirmed: bool) -> tuple[Rule, Rule]:
    """Return the wording of 2025 and the amended one, with the same limit."""
    first = Rule(
        rule, text, limit, Unit.MINUTES, Level.HARD, _LAW, _LAW_FROM, _LAW_UNTIL
    )
    return first, first._replace(
        citation=_AMENDED,
        valid_from=_AMENDED_FROM,
        valid_until=None,
        confirmed=confirmed,
    )


def _usual(rule: str, text: str, limit: int, unit: Unit, level: Level) -> Rule:
    return Rule(rule, text, limit, unit, level, _STUDY)


RULES: tuple[Rule, ...] = (
    *_law(
        "driver-unbroken",
        "minutes at the wheel without a break",
        4 * _HOUR,
        confirmed=True,
    ),
    *_law("driver-day", "minutes at the wheel a day", 10 * _HOUR, confirmed=False),
    *_law(
        "driver-week",
        "minutes at the wheel in any seven days",
        _WORKING_WEEK_MIN,
        confirmed=False,
    ),
    _usual(
        "break-every",
        "minutes of driving between two breaks",
        pace.BREAK_AFTER_MIN,
        Unit.MINUTES,
        Level.HARD,
    ),
    _usual(
        "elders-drive",
        "minutes of a drive without an hour's rest, with elders or reduced mobility",
        4 * _HOUR,
        Unit.MINUTES,
        Level.HARD,
    ),
    _usual(
        "check-in-from",
        "hotel rooms are ready from",
        pace.CHECK_IN_FROM_MIN,
        Unit.CLOCK,
        Level.HARD,
    ),
    _usual(
        "check-out-until",
        "hotel rooms are left by",
        12 * _HOUR,
        Unit.CLOCK,
        Level.HARD,
    ),
    _usual(
        "flight-pick-up",
        "minutes before take-off at which the party is picked up, its last visit over",
        pace.PICK_UP_BEFORE_FLIGHT_MIN,
        Unit.MINUTES,
        Level.HARD,
    ),
    _usual("motorbike-day", "km a day on a motorbike", 240, Unit.KM, Level.HARD),
    _usual(
        "longest-drive",
        "minutes of one drive by day that professionals sell",
        6 * _HOUR,
        Unit.MINUTES,
        Level.SOFT,
    ),
    _usual(
        "longest-drive-sold",
        "minutes of one drive by day that anybody sells",
        8 * _HOUR,
        Unit.MINUTES,
        Level.SOFT,
    ),
    _usual(
        "heavy-day",
        "minutes in vehicles that make a day heavy",
        6 * _HOUR,
        Unit.MINUTES,
        Level.SOFT,
    ),
    _usual(
        "heavy-days-running",
        "heavy days one after the other",
        2,
        Unit.DAYS,
        Level.SOFT,
    ),
    _usual(
        "short-after-long",
        "minutes in vehicles on the day after a heavy one",
        4 * _HOUR,
        Unit.MINUTES,
        Level.SOFT,
    ),
    _usual("arrive-by", "at the hotel by", 19 * _HOUR, Unit.CLOCK, Level.SOFT),
    _usual(
        "home-by",
        "at the end of the tour by",
        19 * _HOUR + 30,
        Unit.CLOCK,
        Level.SOFT,
    ),
    _usual(
        "changes-of-bed",
        "changes of bed in a row before a stay of two nights",
        4,
        Unit.NIGHTS,
        Level.SOFT,
    ),
    _usual(
        "stays-in-a-place",
        "separate stays in one place; more is going to and fro",
        1,
        Unit.NIGHTS,
        Level.SOFT,
    ),
    _usual(
        "free-half-day",
        "days of a tour that can do without a free half-day",
        5,
        Unit.DAYS,
        Level.SOFT,
    ),
)


def in_force(on: date | None = None) -> Mapping[str, Rule]:
    """Return the rules of a day by id; None for a day to come, not yet fixed."""
    return {rule.id: rule for rule in RULES if rule.holds_on(on)}


def limit(rule: str, on: date | None = None) -> int | None:
    """Return the limit of a rule on a day, None where it was not in force."""
    found = in_force(on).get(rule)
    return found.limit if found else None


def unconfirmed(on: date | None = None) -> Iterator[Rule]:
    """Yield the rules of a day whose wording in force could not be read."""
    return (rule for rule in in_force(on).values() if not rule.confirmed)
