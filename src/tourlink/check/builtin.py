"""
Rules that have no function: what the loader and the engine find themselves.

A catalogue that cannot be loaded cannot be judged by rules, so these findings are
always reported: they can be neither deselected nor suppressed nor put in a baseline.
"""

from dataclasses import dataclass

from tourlink.catalogue.codes import Code
from tourlink.check.rule import Family, Rule, Severity


@dataclass(frozen=True, slots=True)
class BuiltInRule:
    """A rule that is documented like the others, but checked elsewhere."""

    code: str
    slug: str
    severity: Severity
    explanation: str

    @property
    def family(self) -> Family:
        """The family that the letter of the code names."""
        return Family(self.code[2])


AnyRule = Rule | BuiltInRule


def _loading(code: Code, explanation: str) -> BuiltInRule:
    slug = code.name.lower().replace("_", "-")
    return BuiltInRule(code.value, slug, Severity.ERROR, explanation)


LOADING = (
    _loading(
        Code.NOT_YAML,
        """
        A file is not YAML that can be read.

        It is not UTF-8, has a control character, breaks the syntax, is empty, holds
        more than one document or is nested too deeply. Nothing after that place was
        read, so mend it first; other findings may appear then.

        Bad:
            destinations:
              - {id: d, kind: town

        Good:
            destinations:
              - {id: d, kind: town}
        """,
    ),
    _loading(
        Code.NOT_PLAIN_DATA,
        """
        A file uses a feature of YAML that plain data does not need.

        Aliases, tags and keys that are lists or maps make a file mean something else
        than it shows, and aliases can grow a small file beyond all memory. Write the
        value out.

        Bad:
            sources:
              - {id: t, title: !!str Survey, kind: official}

        Good:
            sources:
              - {id: t, title: Survey, kind: official}
        """,
    ),
    _loading(
        Code.DUPLICATE_KEY,
        """
        A key stands twice in one map.

        Most readers of YAML silently take the last value, so that one of the two
        facts is lost and nobody knows which. Delete one of them.

        Bad:
            sources:
              - {id: t, title: Survey, kind: official, title: Census}

        Good:
            sources:
              - {id: t, title: Survey, kind: official}
        """,
    ),
    _loading(
        Code.UNKNOWN_KEY,
        """
        A key is not one that a record of this kind has.

        Mostly a typing error. It is refused rather than skipped, because a fact under
        a misspelled key would never be used and never be missed.

        Bad:
            destinations:
              - {id: a, terain: highland}

        Good:
            destinations:
              - {id: a, terrain: highland}
        """,
    ),
    _loading(
        Code.MISSING_KEY,
        """
        A key is missing that every record of this kind has.

        Bad:
            destinations:
              - {id: a, kind: null}

        Good:
            destinations:
              - {id: a, kind: town}
        """,
    ),
    _loading(
        Code.WRONG_TYPE,
        """
        A value is of another type than its key wants.

        Text where a number belongs, one value where a list belongs, and the like. A
        number that is meant as text (a code such as `01`) needs quotes; a number with
        its unit or in quotes is text.

        Bad:
            destinations:
              - {id: a, aliases: Alpha}

        Good:
            destinations:
              - {id: a, aliases: [Alpha]}
        """,
    ),
    _loading(
        Code.UNKNOWN_WORD,
        """
        A value is none of the words that its key knows.

        Modes, kinds, themes, weekdays and such are closed lists, so that a typing
        error is an error and not a new kind of place.

        Bad:
            destinations:
              - {id: a, kind: vilage}

        Good:
            destinations:
              - {id: a, kind: village}
        """,
    ),
    _loading(
        Code.OUT_OF_LIMITS,
        """
        A number is outside of what is possible, or something is empty.

        Ratings go from 1 to 5, months from 1 to 12, latitudes from -90 to 90. A list
        or a text that says nothing is left out instead.

        Bad:
            destinations:
              - {id: a, quality: 6, visit_min: 60}

        Good:
            destinations:
              - {id: a, quality: 5, visit_min: 60}
        """,
    ),
    _loading(
        Code.UNCLEAN_TEXT,
        """
        A text has what nobody sees and every comparison does.

        Tone marks that are separate characters (Unicode NFD, as some systems type
        them), blanks at the start or end, line breaks and control characters: the same
        name is then two names to a search. `--fix` mends the first two.

        Bad:
            destinations:
              - {id: a, commune: "Sa Pa "}

        Good:
            destinations:
              - {id: a, commune: "Sa Pa"}
        """,
    ),
    _loading(
        Code.MALFORMED_VALUE,
        """
        A value is not written as its key wants it.

        Times are `"HH:MM"`, days `YYYY-MM-DD`, an `as_of` may be a year or a month,
        ids have small letters, digits and single hyphens, a list names nothing twice.

        Bad:
            corridors:
              - {id: road-a-b, valid_from: 2026-02-30}

        Good:
            corridors:
              - {id: road-a-b, valid_from: 2026-02-28}
        """,
    ),
    _loading(
        Code.CONTRADICTION,
        """
        Fields of one record contradict each other.

        Each is fine by itself, together they cannot be: a place that closes before it
        opens, a month both best and closed, a road with a timetable, a boat without
        one, a validity that ends before it begins.

        Bad:
            destinations:
              - {id: a, best_months: [3, 4], closed_months: [4]}

        Good:
            destinations:
              - {id: a, best_months: [3, 4], closed_months: [8]}
        """,
    ),
    _loading(
        Code.EXCHANGED_COORDINATES,
        """
        Latitude and longitude are exchanged.

        As they stand the point is far outside of the region; the other way round it
        lies in it. In Vietnam the latitude is 8 to 24, the longitude 102 to 110.

        Bad:
            destinations:
              - id: a
                position: {lat: 103.46, lon: 22.39, confidence: high, source: s}

        Good:
            destinations:
              - id: a
                position: {lat: 22.39, lon: 103.46, confidence: high, source: s}
        """,
    ),
    _loading(
        Code.DUPLICATE_ID,
        """
        Two records of one file have the same id.

        One of them would silently win. In a layer on top, the same id is how a record
        of the layer below is replaced; within a file it is a mistake.

        Bad:
            sources:
              - {id: t, title: First}
              - {id: t, title: Second}

        Good:
            sources:
              - {id: t, title: First}
              - {id: t-2, title: Second}
        """,
    ),
    _loading(
        Code.UNKNOWN_REFERENCE,
        """
        A record names another one that is not there.

        A corridor leads to an unknown place, a place lies in an unknown province, a
        fact cites an unknown source. The hint names what it may have meant.

        Bad:
            corridors:
              - {id: road-a-b, to: bb}

        Good:
            corridors:
              - {id: road-a-b, to: b}
        """,
    ),
    _loading(
        Code.NOT_PART_OF_PROVINCE,
        """
        The former province of a place was not merged into its province of today.

        One of the two is wrong. `provinces.yaml` says which former units each province
        of today is made of.

        Bad:
            destinations:
              - {id: a, province: lai-chau, former_province: yen-bai}

        Good:
            destinations:
              - {id: a, province: lao-cai, former_province: yen-bai}
        """,
    ),
    _loading(
        Code.UNLOCATED_PLACE_USED,
        """
        A place without a position is used as if one could go there.

        A place whose site is not known is listed and never routed: no corridor leads
        to it and nobody sleeps in it. Locate it first.

        Bad:
            destinations:
              - {id: d, unlocated: No map shows it.}
            corridors:
              - {id: road-c-d, from: c, to: d}

        Good:
            destinations:
              - {id: d, unlocated: No map shows it.}
        """,
    ),
    _loading(
        Code.SHORTER_THAN_STRAIGHT_LINE,
        """
        A corridor is shorter than the straight line between its ends.

        No way beats the great circle; 2 % are allowed for rounding. Either the
        distance is a typing error or one of the two positions is wrong.

        Bad:
            corridors:
              - {id: road-a-b, km: 19}

        Good:
            corridors:
              - {id: road-a-b, km: 40}
        """,
    ),
    _loading(
        Code.FORMER_PROVINCE_TWICE,
        """
        A former province is part of two provinces of today.

        Places that only know their former province could not be put on today's map.

        Bad:
            provinces:
              - id: lai-chau
                formerly:
                  - {id: lai-chau, name: {vi: Lai Châu, en: Lai Chau}}
                  - {id: yen-bai, name: {vi: Yên Bái, en: Yen Bai}}

        Good:
            provinces:
              - id: lai-chau
                formerly:
                  - {id: lai-chau, name: {vi: Lai Châu, en: Lai Chau}}
        """,
    ),
    _loading(
        Code.MERGED_PROVINCE,
        """
        A province of before July 2025 is used as one of today.

        63 units became 34. The field wants a unit of today's map; the unit before the
        merger goes into `former_province`. `--fix` writes the unit of today where the
        former one is not lost by that.

        Bad:
            destinations:
              - {id: b, province: yen-bai, former_province: yen-bai}

        Good:
            destinations:
              - {id: b, province: lao-cai, former_province: yen-bai}
        """,
    ),
)
"""What the loader finds: one for each of its codes, in their order."""

UNUSED_SUPPRESSION = BuiltInRule(
    "TLS20",
    "unused-suppression",
    Severity.NOTE,
    """
    A comment suppresses a rule that finds nothing there, or that does not exist.

    The mistake was mended, or the code is misspelled. A comment that stays behind
    would hide the next mistake of that kind.

    Bad:
        destinations:
          - id: d  # tourlink: ignore[TLS14]
            name: {vi: D, en: D}
            kind: town
            unlocated: No map shows it.
            province: lao-cai
            sources: [{source: s, as_of: 2026-06, confidence: medium}]

    Good:
        destinations:
          - id: d
            name: {vi: D, en: D}
            kind: town
            unlocated: No map shows it.
            province: lao-cai
            sources: [{source: s, as_of: 2026-06, confidence: medium}]
    """,
)
