"""Values of options that need reading: lists, dates, modes."""

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tourlink.errors import RequestError
from tourlink.names import did_you_mean
from tourlink.vocabulary import LodgingClass, Mode, Theme

if TYPE_CHECKING:
    from tourlink.pricing.quote import Currency


def read_list(text: str | None) -> tuple[str, ...]:
    """Return the parts of a list with commas; () for nothing."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def read_modes(text: str | None) -> tuple[Mode, ...]:
    """Return the modes of a list, each once; () where no list is given."""
    known = {it.value: it for it in Mode}
    names = read_list(text)
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"one of: {', '.join(known)}"
            raise RequestError(f"there is no mode {name!r}", hint=hint)
    if text is not None and not names:
        raise RequestError("no mode of travel is allowed", hint="name one or more")
    return tuple(known[name] for name in dict.fromkeys(names))


def read_themes(words: list[str] | None) -> dict[Theme, float]:
    """Return the weights of `NAME` and `NAME=WEIGHT` words."""
    known = {it.value: it for it in Theme}
    weights: dict[Theme, float] = {}
    for word in words or ():
        name, _, weight = word.partition("=")
        if name not in known:
            hint = did_you_mean(name, known) or f"one of: {', '.join(known)}"
            raise RequestError(f"there is no theme {name!r}", hint=hint)
        if weight and not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", weight):
            raise RequestError(
                f"{weight!r} is no weight", hint=f"write {name}=2 or {name}"
            )
        weights[known[name]] = float(weight or 1)
    return weights


def read_date(text: str | None) -> date | None:
    """Return the date that `YYYY-MM-DD` means; None for nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise RequestError(
            f"{text!r} is no date", hint="write YYYY-MM-DD, as in 2026-11-04"
        ) from None


def read_clock(text: str) -> int:
    """Return the minutes after midnight that `HH:MM` means."""
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text)
    if not match:
        raise RequestError(
            f"{text!r} is no time of day", hint="write HH:MM, as in 07:30"
        )
    return int(match[1]) * 60 + int(match[2])


def read_ages(text: str | None) -> tuple[int, ...]:
    """Return the ages of a list."""
    ages = read_list(text)
    if not all(re.fullmatch(r"\d{1,2}", age) for age in ages):
        raise RequestError(
            f"{text!r} are no ages", hint="write them as in --children 6,11"
        )
    return tuple(map(int, ages))


def read_numbers(text: str | None) -> tuple[int, ...]:
    """Return the numbers of a list such as `1,3-5`."""
    numbers: list[int] = []
    for part in read_list(text):
        match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", part)
        if not match:
            raise RequestError(
                f"{part!r} is no number of a day", hint="write them as in 1,3-5"
            )
        numbers += range(int(match[1]), int(match[2] or match[1]) + 1)
    return tuple(numbers)


# What is priced where nobody asks for a class of lodging.
USUAL_CLASSES = (LodgingClass.HOTEL_2, LodgingClass.HOTEL_3, LodgingClass.HOTEL_4)


def read_pax(text: str) -> tuple[int, ...]:
    """Return the group sizes of a list, each once, the smallest first."""
    sizes = read_list(text)
    if not sizes or not all(re.fullmatch(r"[1-9]\d{0,2}", size) for size in sizes):
        raise RequestError(
            f"{text!r} are no group sizes", hint="write them as in --pax 2,4,10"
        )
    return tuple(sorted({int(size) for size in sizes}))


def read_currencies(words: list[str] | None) -> tuple["Currency", ...]:
    """Return the currencies of `CODE=VND` and `CODE=VND@DATE` words."""
    from tourlink.pricing.quote import Currency

    found = []
    for word in words or ():
        pattern = r"([A-Z]{3})=(\d{1,9}(?:\.\d{1,6})?)(?:@(.+))?"
        match = re.fullmatch(pattern, word.strip())
        if not match or not Fraction(match[2]):
            raise RequestError(
                f"{word!r} is no currency", hint="write it as in USD=26000@2026-11-01"
            )
        found.append(Currency(match[1], Fraction(match[2]), read_date(match[3])))
    return tuple(found)
