"""The programme of a tour as flat rows, for spreadsheets."""

from collections.abc import Iterator

from tourlink.export.itinerary import Itinerary
from tourlink.export.phrases import Phrases

HEADS = (
    *("option", "day", "date", "time", "end", "type", "mode", "what"),
    *("from", "to", "km", "minutes", "service", "meals", "overnight"),
)
"""Names of the columns, in the table of words; the first is the number of the plan."""

Row = tuple[str | float | None, ...]


def rows(itinerary: Itinerary, words: Phrases) -> Iterator[Row]:
    """Yield a row for each item, without the number of the plan."""
    for day in itinerary.days:
        for event in day.events:
            yield (
                day.number,
                day.iso_date,
                event.begin,
                event.end,
                words.say(f"document.type_{event.kind}"),
                words.known("by", event.mode, event.mode) if event.mode else "",
                event.text,
                event.origin,
                event.target,
                event.km,
                event.minutes,
                event.service,
                day.meals_code,
                day.night_place,
            )
