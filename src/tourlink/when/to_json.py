"""The weeks as plain data."""

from typing import Any

from tourlink.when.year import Calendar

FORMAT = "tourlink-when/1"


def to_plain(calendar: Calendar) -> dict[str, Any]:
    """Return everything as maps, lists, text and numbers."""
    return {
        "format": FORMAT,
        "title": calendar.title,
        "subject": calendar.subject,
        "year": calendar.year,
        "days": calendar.days,
        "catalogue": {"sha256": calendar.sha256, "as_of": calendar.as_of},
        "weeks": [
            {
                "week": week.number,
                "first": week.first.isoformat(),
                "last": week.last.isoformat(),
                "rating": week.rating.value,
                "share": week.share,
                "score": week.score,
                "starts": [it.isoformat() for it in week.starts],
                "reasons": [{"code": it.code, "text": it.text} for it in week.reasons],
            }
            for week in calendar.weeks
        ],
    }
