"""Rule TLP02."""

from collections.abc import Iterator

from tourlink.check.programme_places import is_sold, places_by_former, places_in
from tourlink.check.reach import START, arcs, fastest, minutes_of
from tourlink.check.rule import Context, Severity, Violation, rule

# Members lie up to two days of road away; beyond that no tour gets there and back.
MOST_MIN = 3 * 24 * 60
# A bed two hours from the last stop still lets a day end by 19:00 (professional rules:
# arrival 16:00-18:00, at the latest 19:00).
BED_MIN = 120


@rule("TLP02", severity=Severity.WARNING)
def member_out_of_reach(context: Context) -> Iterator[Violation]:
    """
    A member of an agreement cannot be toured from Hanoi.

    None of its places is both reached from Hanoi and within two hours of a bed. This
    stands for the full question, whether a chain of stops and nights exists: it
    asks for one place to see and one to sleep, ignores timetables and seasons, and so
    finds members that surely have no chain, not all that have none. Members without a
    place to sell are the business of TLP01.

    Bad:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
          - {id: a, quality: 4, visit_min: 90}
          - id: b
            quality: 4
            visit_min: 90
            lodging: {classes: [homestay], source: s, confidence: high}
        corridors:
          - {id: road-hanoi-b, from: hanoi, to: b, km: 330, minutes: 300}
          - {id: road-a-b, one_way: true}
        agreements:
          - {id: north, members: [lai-chau, lao-cai]}

    Good:
        destinations:
          - id: hanoi
            position: {lat: 21.02, lon: 105.84, confidence: high, source: s}
          - {id: a, quality: 4, visit_min: 90}
          - id: b
            quality: 4
            visit_min: 90
            lodging: {classes: [homestay], source: s, confidence: high}
        corridors:
          - {id: road-hanoi-b, from: hanoi, to: b, km: 330, minutes: 300}
        agreements:
          - {id: north, members: [lai-chau, lao-cai]}
    """
    catalogue = context.catalogue
    if START not in context.located:
        return
    ways = arcs(context, minutes_of)
    reached = fastest(ways, [START], most_min=MOST_MIN)
    beds = [it.id for it in context.located.values() if it.lodging]
    near_bed = fastest(ways, beds, most_min=BED_MIN)
    places = places_by_former(context)
    for agreement in catalogue.agreements.values():
        for index, member in enumerate(agreement.members):
            sold = [
                it.id for it in places_in(catalogue, [member], places) if is_sold(it)
            ]
            if not sold or any(it in reached and it in near_bed for it in sold):
                continue
            seen = sum(it in reached for it in sold)
            yield Violation(
                "agreements",
                agreement.id,
                ("members", index),
                f"of {len(sold)} destinations of {catalogue.province_name(member).en},"
                f" {seen} are reached from Hanoi and none of these is within"
                f" {BED_MIN} min of a bed",
                "add the missing corridors or lodging",
            )
