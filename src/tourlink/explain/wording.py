"""Numbers in words."""

from calendar import month_name as _in_english


def month_name(month: int) -> str:
    """Return the English name of a month from 1 to 12."""
    return _in_english[month]


def hours(minutes: int) -> str:
    """Return minutes as people say them: `8 h`, `7 h 30`."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} h" + (f" {rest:02}" if rest else "")


def money(vnd: int) -> str:
    """Return an amount with its currency."""
    return f"{vnd:,} VND a person"


def plural(count: int, what: str) -> str:
    """Return a count of things, with their plural where it needs one."""
    return f"{count} {what}{'' if count == 1 else 's'}"
