"""Rule TLW08."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tourlink.catalogue.records import Citation
from tourlink.check.prose import descriptions
from tourlink.check.rule import Context, Severity, Violation, rule
from tourlink.vocabulary import Lang

# What claims a rank among others, not what only looks like it: "the first light",
# "thứ nhất" (first in a list), "thống nhất" (united), the first of many kings, and
# the best time of a place itself ("at its best", "đẹp nhất vào mùa thu").
_CLAIMS: Mapping[Lang, re.Pattern[str]] = MappingProxyType(
    {
        Lang.EN: re.compile(
            r"\b(?:largest|biggest|tallest|highest|longest|oldest|deepest|widest"
            r"|greatest|finest|smallest|earliest|steepest|richest|unrivalled"
            r"|(?<!at its )(?<!at their )best"
            r"|(?:(?:the|its|their|our)|['\u2019]s)\s+"
            r"(?:only|most\s+\w+|(?:very\s+)?first(?!\s+(?:light|days?|rays?|weeks?"
            r"|months?|full|lunar|sun|morning|half|floor"
            r"|(?:\w+\s+)?(?:kings|emperors|lords|settlers))\b)))\b",
            re.IGNORECASE,
        ),
        Lang.FR: re.compile(
            r"\b(?:(?:l[ea]s?|du|des|aux?)\s+(?:plus\s+\w+|seule?s?)"
            r"|l['\u2019]unique|meilleure?s?"
            r"|(?:l[ea]|son|sa)\s+(?:toute\s+)?premi(?:er|ère)"
            r"(?!\s+(?:jour|lueur|rayon|mois|semaine)\b))\b",
            re.IGNORECASE,
        ),
        Lang.VI: re.compile(
            r"(?<!thống )(?<!thứ )\bnhất\b"
            r"(?! (?:là|khi|vào|sau|mùa|từ|trong mùa)\b)|\bđầu tiên\b|\bduy nhất\b",
            re.IGNORECASE,
        ),
    }
)


@rule("TLW08", severity=Severity.WARNING)
def superlative_without_source(context: Context) -> Iterator[Violation]:
    """
    A description claims a rank, and no source stands behind it.

    "The largest", "the first", "nhất", "le plus": such claims are copied from one
    leaflet to the next and are what readers check. They need a citation that covers
    the description and is more than general knowledge, or plain words instead. One
    violation a place, at the first language that claims it.

    Bad:
        sources:
          - {id: g, title: What the editors know, kind: general-knowledge}
        destinations:
          - id: a
            description: {en: "The largest valley of terraced fields in the north."}
            sources: [{source: g, as_of: 2026, confidence: low}]

    Good:
        destinations:
          - id: a
            description: {en: "The largest valley of terraced fields in the north."}
            sources:
              - {source: s, as_of: 2026, confidence: high, covers: [description]}
    """
    reported: set[str] = set()
    for passage in descriptions(context.catalogue):
        if passage.id in reported or passage.lang is None:
            continue
        claim = _CLAIMS[passage.lang].search(passage.text)
        place = context.catalogue.destinations[passage.id]
        if claim and not any(_stands(context, each) for each in place.sources):
            reported.add(passage.id)
            yield passage.violation(
                f"{claim[0]!r} claims a rank, but no source covers the description",
                "cite a source whose `covers` has description, or say it plainly",
            )


def _stands(context: Context, citation: Citation) -> bool:
    source = context.catalogue.sources[citation.source]
    covers = not citation.covers or "description" in citation.covers
    return covers and source.kind != "general-knowledge"
