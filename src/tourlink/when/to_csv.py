"""The weeks as a table for a spreadsheet: one line a week."""

import csv
from io import StringIO

from tourlink.when.year import Calendar

_COLUMNS = ("week", "first", "last", "rating", "share", "score", "starts", "reasons")


def render(calendar: Calendar) -> str:
    """Return CSV with a line of titles; several values in a cell have semicolons."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")  # RFC 4180
    writer.writerow(_COLUMNS)
    for week in calendar.weeks:
        writer.writerow(
            (
                f"{calendar.year}-W{week.number:02}",
                week.first.isoformat(),
                week.last.isoformat(),
                week.rating.value,
                week.share,
                "" if week.score is None else week.score,
                "; ".join(it.isoformat() for it in week.starts),
                "; ".join(it.text for it in week.reasons),
            )
        )
    return page.getvalue()
