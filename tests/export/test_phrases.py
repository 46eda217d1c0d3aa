"""The words of three languages: complete, alike in what they fill in, and in use."""

import re
import unicodedata
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import format_currency, format_decimal

from tourlink.export import Variant
from tourlink.export.phrases import ENGLISH_IN_CODE, phrases
from tourlink.vocabulary import (
    Lang,
    LodgingClass,
    Mobility,
    Mode,
    Pace,
    Terrain,
    Theme,
    Vehicle,
    Weekday,
)

SOURCE = Path(__file__).parents[2] / "src" / "tourlink"
CLDR = {Lang.VI: "vi", Lang.EN: "en_GB", Lang.FR: "fr"}
# Of these tables, every word is looked up by what a plan says.
CLOSED = frozenset(
    {"constraints", "counts", "forms", "lodging", "modes", "night_services", "pauses"}
    | {"left_out", "season", "when", "map_words", "fields", "efforts", "terrains"}
    | {"tags", "themes", "vehicles", "warnings", "ways", "by", "quoted", "quote"}
    | {"quote_warnings", "quoted_below", "changes"}
    | {"infeasible", "infeasible_hints", "members", "changes_of", "prices_of", "hangs"}
    | {"paces", "mobilities", "verify", "vehicles_short", "quote_costs"}
    | {
        "quote_lacks",
        "quote_lines",
        "surcharges",
        "diff",
        "portfolio",
        "batch",
        "route",
    }
)
# Where texts are said that are answered in a terminal.
TERMINAL = ("cli/*.py", "explain/*.py")
TERMS = ("children", "deposit", "cancel")
# Words of plans that texts are chosen by.
WORDS = frozenset(
    {*Mode, "b", "l", "d", "check-in", "transfer", "free"}
    | {f"{it}_night" for it in Mode}
    | {f"{it}_name" for it in TERMS}
)
# What begins or ends with a blank on purpose.
BLANKS = frozenset(
    {"forms.colon", "forms.semicolon", "forms.group", "forms.list_and", "plan.broken"}
)


def is_in_code(key: str) -> bool:
    """Return whether a text is English in the code; where it is said tests the rest."""
    return key.partition(".")[0] in ENGLISH_IN_CODE


def names(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def texts(lang: Lang) -> dict[str, list[str]]:
    """Return all forms of each text that every language has."""
    found = defaultdict(list)
    for key, text in phrases(lang).texts():
        if not is_in_code(key):
            found[key].append(text)
    return found


@pytest.mark.parametrize("lang", Lang)
def test_words_of_code_are_alike(lang: Lang) -> None:
    """What is English in the code is said in both other languages."""
    keys = {key for key, _ in phrases(lang).texts() if is_in_code(key)}
    others = {
        key
        for key, _ in phrases(Lang.VI).texts()
        if is_in_code(key) and lang is not Lang.EN
    }
    assert keys == others


@pytest.mark.parametrize("lang", Lang)
def test_complete(lang: Lang) -> None:
    """Each language has each text, with the same names to fill in, and not empty."""
    english, own = texts(Lang.EN), texts(lang)

    assert own.keys() == english.keys()
    for key, forms in own.items():
        assert all(forms), key
        if not key.startswith("forms."):
            wanted = {name for form in english[key] for name in names(form)}
            assert {name for form in forms for name in names(form)} == wanted, key


@pytest.mark.parametrize("lang", Lang)
def test_closed_lists_are_whole(lang: Lang) -> None:
    """Every mode, theme, vehicle and class of lodging has a word."""
    own = texts(lang)
    for table, words in (
        ("modes", Mode),
        ("by", Mode),
        ("themes", Theme),
        ("tags", Theme),
        ("vehicles", Vehicle),
        ("vehicles_short", Vehicle),
        ("surcharges", Weekday),
        ("lodging", LodgingClass),
        ("terrains", Terrain),
        ("paces", Pace),
        ("mobilities", Mobility),
    ):
        assert {f"{table}.{word}" for word in words} <= own.keys()
    assert {f"document.{variant}" for variant in Variant} <= own.keys()


@pytest.mark.parametrize("lang", Lang)
def test_composed_and_without_loose_blanks(lang: Lang) -> None:
    """Tone marks are one letter with their vowel, as every font has them."""
    for key, form in phrases(lang).texts():
        if form:
            assert unicodedata.is_normalized("NFC", form), key
            assert key in BLANKS or form == form.strip(), key


def test_french_blanks_do_not_break() -> None:
    """A colon, a question mark and the like never begin a line."""
    clock = re.compile(r"\d:\d|\{[^}]*\}")
    for key, form in phrases(Lang.FR).texts():
        plain = clock.sub("", form)
        assert not re.search("[^\u00a0]:", plain) or ":" not in plain, (key, form)
        assert not re.search("[^\u202f][;!?%]", plain), (key, form)


@pytest.mark.parametrize("lang", [Lang.VI, Lang.EN])
def test_no_french_blanks_elsewhere(lang: Lang) -> None:
    """And no word of one language stands in the table of another."""
    for key, forms in texts(lang).items():
        assert not any(re.search(r"\s[:;!?]", form) for form in forms), key


def test_vietnamese_has_its_tone_marks() -> None:
    """Texts typed without them would be readable, and look like spam."""
    letters = "àảãáạăâđèẻẽéẹêìỉĩíịòỏõóọôơùủũúụưỳỷỹýỵ"
    bare = [
        key
        for key, forms in texts(Lang.VI).items()
        if key.startswith(("document.do_", "document.in_", "document.term_"))
        and not any(
            unicodedata.normalize("NFD", letter)[0] != letter or letter in letters
            for form in forms
            for letter in form
        )
    ]
    assert bare == []


def test_every_text_is_used() -> None:
    """A text that nobody says would be translated for nothing."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for pattern in ("export/**/*.py", "export/templates/*.j2", *TERMINAL)
        for path in SOURCE.glob(pattern)
    )
    unused = []
    for key in texts(Lang.EN):
        table, _, name = key.partition(".")
        if table in CLOSED or f'"{name}"' in code or f'{key}"' in code:
            continue
        # Built of a prefix and a word, as in f"document.leg_{mode}".
        cuts = [at + 1 for at, sign in enumerate(name) if sign == "_"]
        if not any(
            re.search(rf'["._]{re.escape(name[:at])}{{', code)
            and (name[at:] in WORDS or f'"{name[at:]}"' in code)
            for at in cuts
        ):
            unused.append(key)
    assert unused == []


@pytest.mark.parametrize("lang", Lang)
def test_dates_and_numbers_are_those_of_cldr(lang: Lang) -> None:
    """Names of days and months, separators, and how many a form is for."""
    words, locale = phrases(lang), CLDR[lang]
    days, months = get_day_names(locale=locale), get_month_names(locale=locale)
    monday = date(2026, 11, 2)
    for number in range(7):
        day = monday.replace(day=2 + number)
        assert words.long_date(day).startswith(days[number])
    for month in range(1, 13):
        assert words.month(month) == months[month]
    for number in (0, 7, 1234, 12_345_678):
        assert words.number(number) == format_decimal(number, locale=locale)
    assert words.number(1234.5, 1) == format_decimal(1234.5, locale=locale)
    for exact in ("6.5", "26000", "1234.05", "0.07"):
        assert words.digits(exact) == format_decimal(Decimal(exact), locale=locale)
    plural = Locale.parse(locale).plural_form
    for number in range(12):
        form = {"one": "day", "other": "days"}[plural(number)]
        expected = {Lang.EN: form, Lang.VI: "ngày"}.get(lang)
        french = {"day": "jour", "days": "jours"}[form]
        assert words.count("day", number) == f"{number} {expected or french}"


def test_money_is_that_of_cldr() -> None:
    """In Vietnamese with the sign; abroad its code is better known."""
    amount = format_currency(1_250_000, "VND", locale="vi").replace("\u00a0", " ")

    assert phrases(Lang.VI).money(1_250_000) == amount == "1.250.000 ₫"
    assert phrases(Lang.EN).money(1_250_000) == "1,250,000 VND"
    assert phrases(Lang.FR).money(1_250_000) == "1\u202f250\u202f000\u00a0VND"
    assert phrases(Lang.EN).money(250, "CHF") == "250 CHF"


def test_examples() -> None:
    """As each language writes them."""
    day = date(2026, 11, 1)
    told = [
        (it.long_date(day), it.short_date(day, year=True), it.duration(125))
        for it in map(phrases, (Lang.VI, Lang.EN, Lang.FR))
    ]

    assert told == [
        ("Chủ Nhật, 1/11/2026", "CN 1/11/2026", "2h05"),
        ("Sunday 1 November 2026", "Sun 1 Nov 2026", "2 h 05"),
        ("dimanche 1er novembre 2026", "dim. 1er nov. 2026", "2\u00a0h\u00a005"),
    ]
    assert phrases(Lang.FR).kilometres(3.24) == "3,2\u00a0km"
    assert phrases(Lang.VI).kilometres(1167) == "1.167 km"
    assert phrases(Lang.EN).hours(60) == "1 h"
    assert phrases(Lang.EN).hours(45) == "45 min"
    assert phrases(Lang.EN).as_of("2026-11") == "November 2026"
    assert phrases(Lang.VI).as_of("2026") == "2026"
    assert phrases(Lang.EN).as_of("2026-11-02") == "2026-11-02"
    assert phrases(Lang.FR).both(["a", "b", "c"]) == "a, b et c"
    assert phrases(Lang.EN).both(["a"]) == "a"
