"""What lines and signs of a route map mean, and the names of its stops."""

from collections.abc import Sequence
from typing import NamedTuple

from tourlink.export.gazetteer import Gazetteer
from tourlink.export.map_spots import Spot, Way
from tourlink.export.map_words import say
from tourlink.export.markup import text_of
from tourlink.export.route_lines import stops
from tourlink.export.svg_parts import Written, badge, badge_width, place_sign, text, way
from tourlink.export.text_width import broken
from tourlink.plan import Plan
from tourlink.vocabulary import Lang, Mode

_ROW = 20.0
_SAMPLE = 34.0
_COLUMN = 236.0
_BETWEEN = 12.0  # columns
_LETTERS, _LINE = 12.0, 19.0
_MORE = 16.0  # from a line of a name to the next, with room for tone marks


def legend(
    route: Sequence[Way], marked: Sequence[Spot], lang: Lang, width: float
) -> Written:
    """Return the modes and signs that the map has, a row each."""
    used = {it.mode for it in route}
    rows = [
        (way(mode, f"M0 10H{_SAMPLE:g}"), say(mode, lang))
        for mode in Mode
        if mode in used
    ]
    at = (_SAMPLE / 2, 10.0)
    if any(it.numbers for it in marked):
        sign = place_sign(at, is_visit=True, is_night=False, is_end=False)
        rows.append((sign, say("visit", lang)))
    if any(it.is_night for it in marked):
        sign = place_sign(at, is_visit=False, is_night=True, is_end=False)
        rows.append((sign, say("night", lang)))
    sign = place_sign(at, is_visit=False, is_night=False, is_end=True)
    rows.append((sign, f"{say('start', lang)}, {say('end', lang).lower()}"))
    parts, y = [], 0.0
    for sign, words in rows:
        lines = broken(words, _LETTERS, width - _SAMPLE - 8)
        body = "".join(
            text("text", (_SAMPLE + 8, 14 + _MORE * row), line)
            for row, line in enumerate(lines)
        )
        parts.append(Written(sign + body, 0).at(0, y))
        y += _ROW + _MORE * (len(lines) - 1)
    return Written("".join(parts), y)


class _Entry(NamedTuple):
    """A line of the list: the heading of a day, or a stop."""

    number: str
    lines: list[str]

    @property
    def height(self) -> float:
        return _LINE + _MORE * (len(self.lines) - 1)


def stop_list(
    plan: Plan, names: Gazetteer, width: float, only: frozenset[int] | None = None
) -> Written:
    """
    Return the stops by day, in columns read from top to bottom.

    Parameters
    ----------
    only
        The numbers of the stops that are listed, if not all are.
    """
    columns = max(1, int((width + _BETWEEN) // (_COLUMN + _BETWEEN)))
    room = (width - _BETWEEN * (columns - 1)) / columns
    days: dict[int, list[_Entry]] = {}
    for stop in stops(plan):
        if only is not None and stop.number not in only:
            continue
        number = str(stop.number)
        name = text_of(names.place(stop.place))
        entry = _Entry(number, broken(name, _LETTERS, room - badge_width(number) - 8))
        days.setdefault(stop.day["day"], []).append(entry)
    # A heading stays with its first stop.
    blocks: list[list[_Entry]] = []
    for day, entries in days.items():
        heading = _Entry("", [f"{say('day', names.lang)} {day}"])
        blocks += [[heading, entries[0]], *([it] for it in entries[1:])]
    parts, x, y, lowest = [], 0.0, 0.0, 0.0
    total = sum(entry.height for block in blocks for entry in block)
    high = total / columns
    for block in blocks:
        if y >= high and x + room < width - 1:
            x, y = x + room + _BETWEEN, 0.0
        for entry in block:
            parts.append(_entry(entry, x, y))
            y += entry.height
        lowest = max(lowest, y)
    return Written("".join(parts), lowest)


def _entry(entry: _Entry, x: float, y: float) -> str:
    if not entry.number:
        return text("head", (x, y + 14), entry.lines[0])
    left = x + badge_width(entry.number) + 6
    rows = (
        text("text", (left, y + 14 + _MORE * row), words)
        for row, words in enumerate(entry.lines)
    )
    return badge(entry.number, x, y + 10) + "".join(rows)
