"""
The words of one language, and how it writes numbers, dates and money.

The words stand in `lang/*.toml`, the same keys and the same names in braces in each
language, which the tests compare. `vi.toml` has those of plans and documents,
`vi-answers.toml` those of what else is answered in a terminal; the latter is read only
when a word of it is wanted. What a language does to numbers and dates is there too:
three languages need a page of it, and the same plan then gives the same bytes on every
machine. The tests hold it against CLDR.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from tourlink.vocabulary import Lang

_HOUR_MIN = 60
_SHORT_KM = 10  # below, tenths of a kilometre are told
_FILES = ("{lang}.toml", "{lang}-answers.toml")
ENGLISH_IN_CODE = frozenset(
    {
        "check_notes",
        "constraint_names",
        "constraint_rules",
        "verify_groups",
        "verify_words",
    }
)
"""Tables of what is English in the code already, so that nobody writes it twice."""

Table = Mapping[str, Any]


class Phrases:
    """
    What is said in one language.

    Parameters
    ----------
    files
        The tables of each file, read when a table is in none of those before.
    """

    def __init__(self, lang: Lang, files: Iterator[Mapping[str, Table]]) -> None:
        self.lang = lang
        self._files = files
        self._tables: dict[str, Table] = {}
        self._forms = self._table("forms")

    def _table(self, name: str) -> Table:
        while name not in self._tables:
            tables = next(self._files, None)
            if tables is None:
                raise KeyError(name)
            self._tables.update(tables)
        return self._tables[name]

    def say(self, key: str, **values: object) -> str:
        """
        Return a text with its names filled in.

        Parameters
        ----------
        key
            The table and the name in it, as in `plan.warnings`.
        """
        table, _, name = key.partition(".")
        text: str = self._table(table)[name]
        return text.format(**values) if values else text

    def known(self, table: str, name: str, otherwise: str) -> str:
        """Return a word of a closed list, or what a newer plan may say instead."""
        word: str = self._table(table).get(name, otherwise)
        return word

    def count(self, key: str, number: int) -> str:
        """Return `1 day` or `4 days`."""
        forms: Mapping[str, str] = self._table("counts")[key]
        form = forms.get("one", "") if self._is_one(number) else ""
        return (form or forms["other"]).format(n=number)

    def listed(self, key: str, numbers: Sequence[int]) -> str:
        """Return `day 2` or `days 2, 3`."""
        forms: Mapping[str, str] = self._table("counts")[key]
        form = forms.get("one", "") if len(numbers) == 1 else ""
        return (form or forms["other"]).format(n=", ".join(map(str, numbers)))

    def number(self, value: float, digits: int = 0) -> str:
        """Return a number with the separators of the language."""
        plain = f"{value:,.{digits}f}"
        swap = {",": self._forms["group"], ".": self._forms["decimal"]}
        return "".join(swap.get(sign, sign) for sign in plain)

    def digits(self, text: str) -> str:
        """Return an exact number, given in digits, with as many decimals as it has."""
        whole, _, decimals = text.partition(".")
        shown = self.number(int(whole))
        return shown + (self._forms["decimal"] + decimals if decimals else "")

    def kilometres(self, distance_km: float) -> str:
        """Return `3.2 km`, `316 km` or `1,167 km`."""
        short = distance_km < _SHORT_KM and round(distance_km, 1) % 1
        km = self.number(distance_km, 1 if short else 0)
        return self.say("forms.kilometres", km=km)

    def duration(self, minutes: int) -> str:
        """Return `45 min` or `2 h 05`."""
        if minutes < _HOUR_MIN:
            return self.say("forms.minutes", minutes=minutes)
        hours, rest = divmod(minutes, _HOUR_MIN)
        return self.say("forms.hours", hours=hours, minutes=rest)

    def hours(self, minutes: int) -> str:
        """Return `1 h` of full hours, else what `duration` does."""
        hours, rest = divmod(minutes, _HOUR_MIN)
        if hours and not rest:
            return self.say("forms.full_hours", hours=hours)
        return self.duration(minutes)

    def money(self, amount: int, currency: str = "VND") -> str:
        """Return `1,250,000 VND`; amounts are whole units of the currency."""
        sign = self._forms.get(f"currency_{currency.lower()}", currency)
        return self.say("forms.money", amount=self.number(amount), currency=sign)

    def percent(self, share: float) -> str:
        """Return `3.1 %` of 0.031."""
        return self.say("forms.percent", share=self.number(share * 100, 1))

    def short_date(self, day: date, *, year: bool = False) -> str:
        """Return `Wed 11 Nov`, with the year if asked."""
        return self._date("date_short_year" if year else "date_short", day)

    def long_date(self, day: date) -> str:
        """Return `Wednesday 11 November 2026`."""
        return self._date("date_long", day)

    def day_month(self, day: date) -> str:
        """Return `11 Nov`."""
        return self._date("day_month", day)

    def span(self, first: date, last: date) -> str:
        """Return `3 Feb`, `3-9 Feb`, `30 Jan - 2 Feb`, with years where they differ."""
        if first == last:
            return self.day_month(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}-{self.day_month(last)}"
        form = "day_month" if first.year == last.year else "day_month_year"
        return " - ".join(self._date(form, it) for it in (first, last))

    def months(self, numbers: Sequence[int]) -> str:
        """Return `November`, `November - March` or `March and May`."""
        names = [self.month(it) for it in numbers]
        if len(names) > 1 and all((b - a) % 12 == 1 for a, b in pairwise(numbers)):
            return f"{names[0]} - {names[-1]}"
        return self.both(names)

    def month_label(self, number: int) -> str:
        """Return the shortest name of a month, for tables."""
        short = self._forms["months_short"][number - 1]
        return self.say("forms.month_label", month_short=short)

    def weekday(self, number: int) -> str:
        """Return `Mon` of 0."""
        name: str = self._forms["weekdays_short"][number]
        return name

    def month(self, number: int) -> str:
        """Return `November` of 11."""
        name: str = self._forms["months"][number - 1]
        return name

    def as_of(self, text: str) -> str:
        """Return `November 2026` of `2026-11`; years and days stay as they are."""
        year, _, month = text.partition("-")
        if not (year.isdecimal() and month.isdecimal()):
            return text
        return self.say("forms.month_year", month=self.month(int(month)), year=year)

    def lodging(self, kind: str) -> str:
        """Return `3-star hotel` of `hotel-3`."""
        return self.known("lodging", kind, kind)

    def vehicle(self, kind: str) -> str:
        """Return `16-seat van` of `van-16`, as it is written within a sentence."""
        name = self.known("vehicles", kind, kind)
        return name[:1].lower() + name[1:]

    def both(self, parts: Iterable[str]) -> str:
        """Return `a, b and c`."""
        *first, last = parts
        if not first:
            return last
        joint: str = self._forms["list_and"]
        return ", ".join(first) + joint + last

    def apart(self, parts: Iterable[str]) -> str:
        """Return `a; b; c`, with the blanks that the language puts there."""
        sign: str = self._forms["semicolon"]
        return sign.join(parts)

    def labelled(self, label: str, text: str) -> str:
        """Return `label: text`, with the blanks that the language puts there."""
        colon: str = self._forms["colon"]
        return label + colon + text

    def _date(self, form: str, day: date) -> str:
        number = str(day.day)
        if day.day == 1 and self._forms["ordinal_first"]:
            number = "1er"
        return self.say(
            f"forms.{form}",
            weekday=self._forms["weekdays"][day.weekday()],
            weekday_short=self._forms["weekdays_short"][day.weekday()],
            day=number,
            month=self._forms["months"][day.month - 1],
            month_short=self._forms["months_short"][day.month - 1],
            year=day.year,
        )

    def _is_one(self, number: int) -> bool:
        # CLDR: French counts nothing as one, Vietnamese has one form for all.
        return number == 1 or (self.lang is Lang.FR and number == 0)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every key and text; each form of a count is one."""
        for tables in self._files:
            self._tables.update(tables)
        for table, entries in self._tables.items():
            for name, text in entries.items():
                if isinstance(text, str):
                    yield f"{table}.{name}", text
                elif isinstance(text, dict):
                    yield from ((f"{table}.{name}", form) for form in text.values())


@cache
def phrases(lang: Lang) -> Phrases:
    """Return the words of a language."""
    folder = files("tourlink.export").joinpath("lang")
    texts = (
        folder.joinpath(name.format(lang=lang)).read_text(encoding="utf-8")
        for name in _FILES
    )
    return Phrases(lang, map(tomllib.loads, texts))
