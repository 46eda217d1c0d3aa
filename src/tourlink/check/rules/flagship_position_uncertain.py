"""Rule TLG06."""

from collections.abc import Iterator

from tourlink.catalogue.records import Confidence
from tourlink.check.rule import Context, Severity, Violation, rule

FLAGSHIP = 5  # a journey of its own


@rule("TLG06", severity=Severity.NOTE)
def flagship_position_uncertain(context: Context) -> Iterator[Violation]:
    """
    The position of a place worth a journey of its own is hardly known.

    These places stand in most tours, so a position of low confidence moves more plans
    than any other. They are the first to look up.

    Bad:
        destinations:
          - id: a
            quality: 5
            visit_min: 60
            position: {lat: 22.39, lon: 103.46, confidence: low, source: s}

    Good:
        destinations:
          - id: a
            quality: 5
            visit_min: 60
            position: {lat: 22.39, lon: 103.46, confidence: high, source: s}
    """
    for place in context.located.values():
        if place.position is None or place.quality != FLAGSHIP:
            continue
        if place.position.confidence is Confidence.LOW:
            yield Violation(
                "destinations",
                place.id,
                ("position", "confidence"),
                f"quality {FLAGSHIP}, but the position is of low confidence",
                "confirm it from a map or an official list, and name that source",
            )
