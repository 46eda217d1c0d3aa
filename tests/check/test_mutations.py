"""
Each kind of corruption of the bundled catalogue is found, by its rule, at its line.

A mutation edits the YAML text of one record, which a fixed seed chooses among all
that it can happen to. What must be found is known from the edit, not from the rule.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from random import Random
from typing import Any

import pytest

from tests.check.base import TODAY
from tourlink.catalogue import assemble
from tourlink.catalogue.catalogue import FILES
from tourlink.catalogue.files import CatalogueFile, read_files
from tourlink.catalogue.records import SCHEDULED_MODES, Kind
from tourlink.catalogue.references import Entry
from tourlink.catalogue.source import read_yaml
from tourlink.check.engine import check
from tourlink.check.finding import Report
from tourlink.check.registry import select_rules
from tourlink.check.rule import Severity
from tourlink.vocabulary import Mode

SEED = 20261121
RULES = select_rules((), ())
FILE_OF = {kind: name for name, kinds in FILES.items() for kind in kinds}
ALL_YEAR = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]"


@dataclass(frozen=True)
class Original:
    """The bundled catalogue before any mutation."""

    files: tuple[CatalogueFile, ...]
    reading: assemble.Reading


@dataclass(frozen=True)
class Spot:
    """A line of a file, by the file's name and the index of the line from 0."""

    file: str
    index: int

    def below(self, lines: int) -> "Spot":
        """Return the spot so many lines further down."""
        return replace(self, index=self.index + lines)


@dataclass
class Draft:
    """A copy of the catalogue that is being mutated."""

    original: Original
    random: Random
    lines: dict[str, list[str]] = field(default_factory=dict)

    @property
    def files(self) -> list[CatalogueFile]:
        """The files as they are now."""
        return [
            replace(it, data="".join(self.lines[it.name]).encode())
            if it.name in self.lines
            else it
            for it in self.original.files
        ]

    def pick(self, kind: str, fits: Callable[[Any], object]) -> Entry:
        """Return one of the records that `fits`, as the seed will have it."""
        entries = self.original.reading.entries[kind].values()
        return self.random.choice([it for it in entries if fits(it.record)])

    def spot(self, entry: Entry, *path: str | int) -> Spot:
        """Return where the key at `path` stands, or the record."""
        *above, last = path or ("",)
        node = entry.node.at(above)
        place = node.keys.get(str(last)) or entry.node.at(path).place
        return Spot(PurePath(place.file).name, place.line - 1)

    def end(self, entry: Entry) -> Spot:
        """Return the line after the last one of a record in block style."""
        start = self.spot(entry)
        lines = self.text(start.file)
        index = start.index + 1
        while index < len(lines) and lines[index].startswith("    "):
            index += 1
        return Spot(start.file, index)

    def text(self, file: str) -> list[str]:
        """Return the lines of a file, to be changed."""
        if file not in self.lines:
            data = next(it.data for it in self.original.files if it.name == file)
            self.lines[file] = data.decode().splitlines(keepends=True)
        return self.lines[file]

    def sub(self, spot: Spot, pattern: str, new: str) -> Spot:
        """Replace the first match of `pattern` in a line, which must have one."""
        lines = self.text(spot.file)
        line = re.sub(pattern, new, lines[spot.index], count=1)
        assert line != lines[spot.index], (pattern, line)
        lines[spot.index] = line
        return spot

    def value(self, entry: Entry, key: str, new: object) -> Spot:
        """Replace the value of a key that stands on a line of its own."""
        return self.sub(self.spot(entry, key), rf"\b{key}: .*", f"{key}: {new}")

    def insert(self, spot: Spot, text: str) -> Spot:
        """Insert lines before a spot."""
        self.text(spot.file)[spot.index : spot.index] = text.splitlines(keepends=True)
        return spot

    def delete(self, first: Spot, last: Spot) -> None:
        """Delete the lines from the first spot to before the last."""
        del self.text(first.file)[first.index : last.index]

    def copy(self, entry: Entry, name: str) -> int:
        """Insert a copy of a record after it; return how many lines further down."""
        start, end = self.spot(entry), self.end(entry)
        copied = "".join(self.text(start.file)[start.index : end.index])
        self.insert(end, copied.replace(f"id: {entry.id}\n", f"id: {name}\n", 1))
        return end.index - start.index


Mutate = Callable[[Draft], Spot]
MUTATIONS: dict[str, tuple[str, Mutate]] = {}


def found_by(code: str) -> Callable[[Mutate], Mutate]:
    """Declare a mutation, which returns where the rule must find it."""

    def declare(mutate: Mutate) -> Mutate:
        name = mutate.__name__.replace("_", "-")
        MUTATIONS[name] = (code, mutate)
        return mutate

    return declare


# --- the file ---------------------------------------------------------------------


@found_by("TLS01")
def tab_as_indent(draft: Draft) -> Spot:
    """An editor that indents with tabs."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.sub(draft.spot(entry, "minutes"), "^    ", "\t")


@found_by("TLS01")
def control_character(draft: Draft) -> Spot:
    """Pasted from a terminal."""
    entry = draft.pick("destinations", lambda it: it.name.fr)
    return draft.sub(draft.spot(entry, "name"), "name: ", "name: \x1b")


@found_by("TLS02")
def tag(draft: Draft) -> Spot:
    """A type that YAML would build."""
    entry = draft.pick("destinations", lambda _: True)
    return draft.sub(draft.spot(entry, "kind"), "kind: ", "kind: !!str ")


@found_by("TLS03")
def duplicate_key(draft: Draft) -> Spot:
    """A second kind below the first."""
    entry = draft.pick("destinations", lambda _: True)
    return draft.insert(draft.spot(entry, "kind").below(1), "    kind: town\n")


# --- one record -------------------------------------------------------------------


@found_by("TLS04")
def misspelled_key(draft: Draft) -> Spot:
    """One letter is missing."""
    entry = draft.pick("destinations", lambda it: it.terrain)
    return draft.sub(draft.spot(entry, "terrain"), "terrain", "terain")


@found_by("TLS05")
def sources_missing(draft: Draft) -> Spot:
    """A record that nobody vouches for."""
    entry = draft.pick("destinations", lambda it: not it.note)
    draft.delete(draft.spot(entry, "sources"), draft.end(entry))
    return draft.spot(entry)


@found_by("TLS06")
def number_with_unit(draft: Draft) -> Spot:
    """Text where a number belongs."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.value(entry, "km", "12 km")


@found_by("TLS07")
def unknown_mode(draft: Draft) -> Spot:
    """A word that is no mode."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.value(entry, "mode", "raod")


@found_by("TLS08")
def six_of_five(draft: Draft) -> Spot:
    """A rating beyond the scale."""
    entry = draft.pick("destinations", lambda it: it.quality)
    return draft.value(entry, "quality", 6)


@found_by("TLS09")
def decomposed_name(draft: Draft) -> Spot:
    """NFD, as some file systems and keyboards give it."""
    entry = draft.pick(
        "destinations",
        lambda it: unicodedata.normalize("NFD", it.name.vi) != it.name.vi,
    )
    name = entry.record.name.vi
    broken = unicodedata.normalize("NFD", name)
    return draft.sub(draft.spot(entry, "name", "vi"), re.escape(name), broken)


@found_by("TLS10")
def opens_at_25(draft: Draft) -> Spot:
    """No clock shows it."""
    entry = draft.pick("destinations", _has_hours)
    spot = draft.spot(entry, "opening", "hours", 0, "opens")
    return draft.sub(spot, r'opens: "[^"]*"', 'opens: "25:00"')


@found_by("TLS10")
def date_in_words(draft: Draft) -> Spot:
    """A source of spring."""
    entry = draft.pick("sources", lambda it: it.date)
    return draft.value(entry, "date", "spring 2024")


@found_by("TLS11")
def opens_after_it_closes(draft: Draft) -> Spot:
    """The two times changed places."""
    entry = draft.pick("destinations", _has_hours)
    spot = draft.spot(entry, "opening", "hours", 0, "opens")
    return draft.sub(
        spot, r"opens: (\S+), closes: ([^\s,}]+)", r"opens: \2, closes: \1"
    )


@found_by("TLS11")
def best_month_closed(draft: Draft) -> Spot:
    """A month that is both."""
    entry = draft.pick(
        "destinations", lambda it: it.best_months and not it.closed_months
    )
    month = entry.record.best_months[0]
    spot = draft.spot(entry, "best_months").below(1)
    draft.insert(spot, f"    closed_months: [{month}]\n")
    return draft.spot(entry)


@found_by("TLS11")
def self_loop(draft: Draft) -> Spot:
    """A road that goes nowhere."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    draft.value(entry, "to", entry.record.from_)
    return draft.spot(entry)


@found_by("TLS12")
def swapped_coordinates(draft: Draft) -> Spot:
    """Longitude first, as in GeoJSON."""
    entry = draft.pick("destinations", lambda it: it.position)
    spot = draft.spot(entry, "position", "lat")
    return draft.sub(spot, r"lat: (\S+), lon: ([^,]+)", r"lat: \2, lon: \1")


# --- between records --------------------------------------------------------------


@found_by("TLS13")
def duplicate_id(draft: Draft) -> Spot:
    """A copied record that kept its id."""
    entry = draft.pick("destinations", lambda _: True)
    return draft.spot(entry, "id").below(draft.copy(entry, entry.id))


@found_by("TLS14")
def unknown_source(draft: Draft) -> Spot:
    """Cited, but nowhere listed."""
    entry = draft.pick("destinations", lambda it: not it.note)
    spot = draft.spot(entry, "sources", 0, "source")
    return draft.sub(spot, r"source: [^,]+", "source: hearsay")


@found_by("TLS14")
def misspelled_destination(draft: Draft) -> Spot:
    """The last letter of an end is typed twice."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.value(entry, "to", entry.record.to + entry.record.to[-1])


@found_by("TLS15")
def former_province_of_another(draft: Draft) -> Spot:
    """Ca Mau is far from here."""
    entry = draft.pick(
        "destinations",
        lambda it: it.former_province and it.province not in {"ca-mau", "yunnan"},
    )
    return draft.value(entry, "former_province", "ca-mau")


@found_by("TLS16")
def corridor_to_nowhere(draft: Draft) -> Spot:
    """Nobody knows where it ends."""
    nowhere = draft.pick("destinations", lambda it: it.unlocated)
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.value(entry, "to", nowhere.id)


@found_by("TLS17")
def shorter_than_straight(draft: Draft) -> Spot:
    """A digit of the kilometres is lost."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD and it.km > 50)
    return draft.value(entry, "km", round(entry.record.km / 10, 1))


@found_by("TLS17")
def moved_200_km(draft: Draft) -> Spot:
    """The roads of a place stay behind."""
    roads: Counter[str] = Counter()
    for road in draft.original.reading.entries["corridors"].values():
        roads.update((road.record.from_, road.record.to))
    entry = draft.pick("destinations", lambda it: it.position and roads[it.id] == 1)
    draft.sub(draft.spot(entry, "position"), r"lat: [^,]+", _far(entry, 200))
    road = draft.pick("corridors", lambda it: entry.id in {it.from_, it.to})
    return draft.spot(road, "km")


@found_by("TLS18")
def former_province_twice(draft: Draft) -> Spot:
    """Two units of today claim one of before."""
    entry = draft.pick("provinces", lambda it: it.id != "ha-noi" and it.formerly)
    spot = draft.spot(entry, "formerly", 0)
    return draft.sub(spot, r"id: [^,]+", "id: ha-noi")


@found_by("TLS19")
def province_of_before(draft: Draft) -> Spot:
    """As if 2025 had not been."""
    entry = draft.pick(
        "destinations",
        lambda it: it.former_province and it.former_province == "yen-bai",
    )
    return draft.value(entry, "province", "yen-bai")


# --- rules: places ----------------------------------------------------------------


@found_by("TLD01")
def near_duplicate(draft: Draft) -> Spot:
    """The same place under a second id."""
    entry = draft.pick("destinations", lambda it: it.position)
    return draft.spot(entry, "name").below(draft.copy(entry, f"{entry.id}-again"))


@found_by("TLD07")
def hub_with_quality(draft: Draft) -> Spot:
    """A station as a sight."""
    entry = draft.pick("destinations", lambda it: it.is_hub)
    return draft.insert(
        draft.spot(entry, "kind").below(1), "    quality: 3\n    visit_min: 60\n"
    )


@found_by("TLG01")
def place_300_km_away(draft: Draft) -> Spot:
    """A new record, farther off than its province is long."""
    entry = draft.pick(
        "destinations", lambda it: it.position and it.province != "yunnan"
    )
    spot = draft.spot(entry, "position").below(draft.copy(entry, f"{entry.id}-two"))
    return draft.sub(spot, r"lat: [^,]+", _far(entry, 300))


@found_by("TLG02")
def place_in_the_other_former_province(draft: Draft) -> Spot:
    """North of all of the former Tuyen Quang, in a box with it all the same."""
    entry = draft.pick(
        "destinations",
        lambda it: it.former_province == "ha-giang" and it.position.lat > 22.8,
    )
    spot = draft.spot(entry, "former_province")
    return draft.sub(spot, "ha-giang", "tuyen-quang")


@found_by("TLG03")
def place_at_sea(draft: Draft) -> Spot:
    """A new record in the South China Sea."""
    entry = draft.pick("destinations", lambda it: it.kind is Kind.TOWN and it.position)
    spot = draft.spot(entry, "position").below(draft.copy(entry, f"{entry.id}-two"))
    return draft.sub(spot, r"lat: [^,]+, lon: [^,]+", "lat: 14.5, lon: 112.0")


@found_by("TLH02")
def closed_all_year(draft: Draft) -> Spot:
    """A stop that never opens."""
    entry = draft.pick(
        "destinations",
        lambda it: it.quality and not it.best_months and not it.closed_months,
    )
    spot = draft.spot(entry, "visit_min")
    return draft.insert(spot, f"    closed_months: {ALL_YEAR}\n")


@found_by("TLM01")
def child_pays_more(draft: Draft) -> Spot:
    """Twice what an adult pays."""
    entry = draft.pick(
        "destinations",
        lambda it: it.fee and it.fee.child_vnd is not None and it.fee.adult_vnd > 0,
    )
    twice = entry.record.fee.adult_vnd * 2
    spot = draft.spot(entry, "fee", "child_vnd")
    return draft.sub(spot, r"child_vnd: \d+", f"child_vnd: {twice}")


@found_by("TLM02")
def fee_of_three_thousand_million(draft: Draft) -> Spot:
    """More than a house."""
    entry = draft.pick("destinations", lambda it: it.fee)
    spot = draft.spot(entry, "fee", "adult_vnd")
    return draft.sub(spot, r"adult_vnd: \d+", "adult_vnd: 3000000000")


@found_by("TLW01")
def misplaced_tone_mark(draft: Draft) -> Spot:
    """The mark is typed on the letter before."""
    entry = draft.pick("destinations", lambda it: "Quảng" in it.name.vi)
    return draft.sub(draft.spot(entry, "name", "vi"), "Quảng", "Qủang")


@found_by("TLW05")
def no_french(draft: Draft) -> Spot:
    """A description in two languages."""
    entry = draft.pick("destinations", lambda it: it.description and it.description.fr)
    spot = draft.spot(entry, "description", "fr")
    draft.delete(spot, spot.below(1))
    return draft.spot(entry, "description").below(1)


@found_by("TLW08")
def superlative(draft: Draft) -> Spot:
    """A rank that only the editors know of."""
    entry = draft.pick("destinations", _is_known_to_editors_only)
    spot = draft.spot(entry, "description", "en")
    return draft.sub(spot, "en: .*", 'en: "The largest place of its kind in the land."')


@found_by("TLW10")
def merged_province_in_words(draft: Draft) -> Spot:
    """A text that the reform overtook."""
    entry = draft.pick("destinations", lambda it: it.former_province == "yen-bai")
    spot = draft.spot(entry, "description", "en")
    return draft.sub(spot, "en: .*", 'en: "A quiet place in Yen Bai province."')


# --- rules: corridors and the network ---------------------------------------------


@found_by("TLC01")
def four_times_the_km(draft: Draft) -> Spot:
    """A detour that nobody drives."""
    entry = draft.pick(
        "corridors", lambda it: it.road_class == "national" and it.km > 30
    )
    return draft.value(entry, "km", round(entry.record.km * 4, 1))


@found_by("TLC02")
def hours_as_minutes(draft: Draft) -> Spot:
    """Three hours became three minutes."""
    entry = draft.pick(
        "corridors", lambda it: it.mode is Mode.ROAD and it.minutes >= 120
    )
    return draft.value(entry, "minutes", entry.record.minutes // 60)


@found_by("TLC04")
def corridor_twice(draft: Draft) -> Spot:
    """The same road under a second id."""
    entry = draft.pick("corridors", lambda it: it.mode is Mode.ROAD)
    return draft.spot(entry, "id").below(draft.copy(entry, f"{entry.id}-again"))


@found_by("TLC07")
def overnight_by_day(draft: Draft) -> Spot:
    """A night on a train that arrives for lunch."""
    entry = draft.pick("corridors", _is_short_day_run)
    spot = draft.spot(entry, "service", "source")
    runs = draft.spot(entry, "service", "departures", 0, "departs")
    if runs == spot:  # a service in braces
        return draft.sub(spot, r"\bsource: ", "overnight: true, source: ")
    draft.insert(spot, "      overnight: true\n")
    return runs.below(1) if runs.index > spot.index else runs


@found_by("TLC09")
def headway_of_two_windows(draft: Draft) -> Spot:
    """The last boat never leaves."""
    entry = draft.pick(
        "corridors",
        lambda it: (
            it.service
            and it.service.headway_min
            and it.service.first < it.service.last < "16"
        ),
    )
    spot = draft.spot(entry, "service", "headway_min")
    return draft.sub(spot, r"headway_min: \d+", "headway_min: 1200")


@found_by("TLC12")
def border_without_a_step(draft: Draft) -> Spot:
    """Into China without papers."""
    entry = draft.pick("corridors", lambda it: it.border)
    first = draft.spot(entry, "border")
    last = first.below(1)
    lines = draft.text(first.file)
    while lines[last.index].startswith("     "):
        last = last.below(1)
    draft.delete(first, last)
    return draft.spot(entry, "to")


@found_by("TLC15")
def service_never_runs(draft: Draft) -> Spot:
    """The boat runs in the months that the river does not."""
    entry = draft.pick(
        "corridors",
        lambda it: it.service and not it.service.months and not it.months,
    )
    months = draft.spot(entry, "service")
    draft.insert(months.below(1), "      months: [10, 11]\n")
    draft.insert(months, "    months: [4, 5, 6]\n")
    return months.below(2)


@found_by("TLC20")
def departure_twice(draft: Draft) -> Spot:
    """A copied line in which no new time was typed."""
    entry = draft.pick("corridors", lambda it: it.service and it.service.departures)
    spot = draft.spot(entry, "service", "departures", 0)
    line = draft.text(spot.file)[spot.index]
    if line.lstrip().startswith("-"):
        draft.insert(spot, line)
        return spot.below(1)
    return draft.sub(spot, r"\[(\{[^}]*\})", r"[\1, \1")


@found_by("TLN01")
def last_road_removed(draft: Draft) -> Spot:
    """A place that no way leads to any more."""
    touching: Counter[str] = Counter()
    for road in draft.original.reading.entries["corridors"].values():
        touching.update((road.record.from_, road.record.to))
    entry = draft.pick("destinations", lambda it: touching[it.id] == 1)
    road = draft.pick("corridors", lambda it: entry.id in {it.from_, it.to})
    draft.delete(draft.spot(road), draft.end(road))
    return draft.spot(entry, "id")


@found_by("TLN05")
def boats_of_an_island_removed(draft: Draft) -> Spot:
    """One that nothing but its boats led to."""
    corridors = draft.original.reading.entries["corridors"].values()
    ways: dict[str, set[Mode]] = {}
    for each in corridors:
        for end in (each.record.from_, each.record.to):
            ways.setdefault(end, set()).add(each.record.mode)
    entry = draft.pick(
        "destinations",
        lambda it: it.kind is Kind.ISLAND and ways.get(it.id) == {Mode.BOAT},
    )
    for each in sorted(corridors, key=lambda it: it.node.place, reverse=True):
        if entry.id in {each.record.from_, each.record.to}:
            draft.delete(draft.spot(each), draft.end(each))
    return draft.spot(entry, "kind")


@found_by("TLN07")
def beds_removed(draft: Draft) -> Spot:
    """All but those of Hanoi: Ca Mau is days away."""
    entries = draft.original.reading.entries["destinations"].values()
    beds = [it for it in entries if it.record.lodging]
    for bed in sorted(beds, key=lambda it: it.node.place, reverse=True):
        if bed.id == "hanoi":
            continue
        first = draft.spot(bed, "lodging")
        last = first.below(1)
        while draft.text(first.file)[last.index].startswith("     "):
            last = last.below(1)
        draft.delete(first, last)
    gone = draft.pick("destinations", lambda it: it.quality and it.province == "ca-mau")
    lines = draft.text("destinations.yaml")
    start = lines.index(f"  - id: {gone.id}\n")
    return next(
        Spot("destinations.yaml", index)
        for index in range(start, len(lines))
        if lines[index].startswith("    quality:")
    )


# --- rules: programmes and dates --------------------------------------------------


@found_by("TLP03")
def expired_agreement(draft: Draft) -> Spot:
    """It ran out in spring."""
    entry = draft.pick("agreements", lambda it: it.valid_to and it.valid_from)
    draft.value(entry, "valid_from", "2020-01-01")
    return draft.value(entry, "valid_to", "2026-03-31")


@found_by("TLF10")
def fact_of_tomorrow(draft: Draft) -> Spot:
    """Known since next year."""
    entry = draft.pick("destinations", lambda it: it.sources)
    spot = draft.spot(entry, "sources", 0, "as_of")
    return draft.sub(spot, r"as_of: [^,}\n]+", "as_of: 2027-05")


@found_by("TLF12")
def source_of_tomorrow(draft: Draft) -> Spot:
    """Published next year."""
    entry = draft.pick("sources", lambda it: it.date)
    return draft.value(entry, "date", "2027-03")


def _has_hours(place: Any) -> bool:
    return place.opening is not None and place.opening != "always"


def _far(entry: Entry, km: int) -> str:
    lat = entry.record.position.lat
    away = km / 111
    return f"lat: {lat + (away if lat < 16 else -away):.4f}"


def _is_known_to_editors_only(place: Any) -> bool:
    return place.description is not None and all(
        it.source == "general-knowledge"
        or (it.covers and "description" not in it.covers)
        for it in place.sources
    )


def _is_short_day_run(corridor: Any) -> bool:
    service = corridor.service
    return (
        service is not None
        and corridor.mode in SCHEDULED_MODES
        and not service.overnight
        and len(service.departures) == 1
        and "06:00" <= service.departures[0].departs <= "12:00"
        and corridor.minutes <= 240
    )


# --- the tests --------------------------------------------------------------------


@pytest.fixture(scope="module")
def original() -> Iterator[Original]:
    """The bundled catalogue; files that a mutation leaves alone are parsed once."""
    files = tuple(read_files(("bundled",)))
    parsed = {it.data: read_yaml(it.data, it.path) for it in files}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            assemble,
            "read_yaml",
            lambda data, file: parsed.get(data) or read_yaml(data, file),
        )
        yield Original(files, assemble.read(files))


def report_on(files: list[CatalogueFile]) -> Report:
    """Check with every rule, on a day that is fixed."""
    return check(files, rules=RULES, today=TODAY)


def test_nothing_is_found_before(original: Original) -> None:
    """So that what is found later is there because of a mutation."""
    report = report_on(Draft(original, Random(SEED)).files)  # noqa: S311

    assert [it for it in report.findings if it.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_mutation_is_found(original: Original, name: str) -> None:
    """By the rule that is meant for it, in the line that was changed."""
    code, mutate = MUTATIONS[name]
    draft = Draft(original, Random(f"{SEED} {name}"))  # noqa: S311  # no secret
    spot = mutate(draft)

    found = [
        (it.code, PurePath(it.place.file).name, it.place.line)
        for it in report_on(draft.files).findings
        if it.severity is not Severity.NOTE
    ]

    assert (code, spot.file, spot.index + 1) in found


def test_there_are_enough_kinds() -> None:
    """Of mutations, and of rules that find them."""
    assert len(MUTATIONS) >= 30
    assert len({code for code, _ in MUTATIONS.values()}) >= 30
