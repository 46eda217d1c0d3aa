"""Which class of bed a place offers to those who ask for another."""

from tourlink.catalogue.records import Destination
from tourlink.vocabulary import LodgingClass

# From the simplest to the dearest; a resort is about a good hotel.
_ORDER = (
    LodgingClass.CAMPSITE,
    LodgingClass.HOMESTAY,
    LodgingClass.GUESTHOUSE,
    LodgingClass.HOTEL_2,
    LodgingClass.HOTEL_3,
    LodgingClass.HOTEL_4,
    LodgingClass.RESORT,
    LodgingClass.HOTEL_5,
    LodgingClass.CRUISE,
)
RANK = {bed: rank for rank, bed in enumerate(_ORDER)}


def bed_class(place: Destination, wanted: LodgingClass) -> LodgingClass | None:
    """
    Return the class offered at a place that is nearest to the one wanted.

    Of two equally near the simpler one; None where no lodging is known.
    """
    if place.lodging is None:
        return None
    return min(
        place.lodging.classes,
        key=lambda bed: (abs(RANK[bed] - RANK[wanted]), RANK[bed]),
    )
