"""The bundled catalogue keeps to its own rules."""

from collections.abc import Callable
from itertools import chain

from tests.check.base import TODAY
from tourlink.catalogue.files import read_files
from tourlink.catalogue.loader import load
from tourlink.catalogue.records import Confidence, Corridor, Destination
from tourlink.check.claims import OWN_KINDS, citations, details
from tourlink.check.engine import check
from tourlink.check.registry import select_rules
from tourlink.check.rule import Severity

GAZETTEERS = frozenset({"geonames", "vn-admin-2025", "airportsdata"})
"""Sources that tell where a place is, and not what it is worth."""


def test_no_errors_and_no_warnings() -> None:
    """On a day that is fixed: facts that grow old fail no change of today."""
    report = check(read_files(("bundled",)), rules=select_rules((), ()), today=TODAY)

    found = [
        f"{it.place}: {it.code} {it.message}"
        for it in report.findings
        if it.severity is not Severity.NOTE
    ]
    assert found == []


def test_pages_without_a_date_are_not_trusted_highly() -> None:
    """As docs/data.md says: nobody knows when they held."""
    catalogue = load()
    undated = {
        it.id
        for it in catalogue.sources.values()
        if it.date is None and it.kind not in OWN_KINDS
    }

    found = [
        f"{claim.kind} {claim.id}: {claim.source}"
        for claim in chain(citations(catalogue), details(catalogue))
        if claim.source in undated and claim.confidence is Confidence.HIGH
    ]
    assert found == []


def test_most_records_have_a_real_source(
    record_property: Callable[[str, object], None],
) -> None:
    """
    Three of five destinations, of sellable ones too, and of scheduled corridors.

    Of destinations that holds without gazetteers as well: a name on a map says that a
    place is there, and not what it is worth.
    """
    catalogue = load()
    places = list(catalogue.destinations.values())
    lists: dict[str, list[Destination] | list[Corridor]] = {
        "destinations": places,
        "sellable destinations": [it for it in places if it.quality is not None],
        "scheduled corridors": [
            it for it in catalogue.corridors.values() if it.service
        ],
    }
    for name, records in lists.items():
        for without in (frozenset[str](), GAZETTEERS):
            real = sum(
                any(
                    catalogue.sources[citation.source].kind not in OWN_KINDS
                    and citation.source not in without
                    for citation in it.sources
                )
                for it in records
            )
            kind = "without gazetteers" if without else "real source"
            record_property(f"{name}, {kind}", f"{real} of {len(records)}")
            assert real >= 0.6 * len(records), (name, kind)
