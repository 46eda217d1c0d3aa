"""Words that the catalogue, requests and plans share: modes, themes, paces."""

from enum import StrEnum


class Mode(StrEnum):
    """How a corridor is travelled."""

    ROAD = "road"
    RAIL = "rail"
    AIR = "air"
    BOAT = "boat"
    CABLE = "cable"
    TREK = "trek"


class Theme(StrEnum):
    """What a traveller comes for; the first four are those of the 2025 agreement."""

    CULTURE_HERITAGE = "culture-heritage"
    NATURE_WELLNESS = "nature-wellness"
    CUISINE_SHOPPING = "cuisine-shopping"
    MICE_SPORTS = "mice-sports"
    AGRI_RURAL = "agri-rural"
    COMMUNITY = "community"
    BORDER = "border"
    URBAN = "urban"
    SEA_ISLANDS = "sea-islands"
    ADVENTURE = "adventure"
    HEALING = "healing"


class Terrain(StrEnum):
    """The landscape of a destination; pairings such as highland & coast use it."""

    HIGHLAND = "highland"
    MIDLAND = "midland"
    DELTA = "delta"
    COAST = "coast"
    ISLAND = "island"


class Weekday(StrEnum):
    """Days of the week, in ISO order: Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class LodgingClass(StrEnum):
    """What kind of bed a place offers; the numbers are national hotel stars."""

    CAMPSITE = "campsite"
    HOMESTAY = "homestay"
    GUESTHOUSE = "guesthouse"
    HOTEL_2 = "hotel-2"
    HOTEL_3 = "hotel-3"
    HOTEL_4 = "hotel-4"
    HOTEL_5 = "hotel-5"
    RESORT = "resort"
    CRUISE = "cruise"


class Pace(StrEnum):
    """How full the days may be; limits in `tourlink.pace`."""

    RELAXED = "relaxed"
    STANDARD = "standard"
    INTENSIVE = "intensive"
    SURVEY = "survey"


class Vehicle(StrEnum):
    """The road vehicle of the tour; its seats decide which roads it may take."""

    MOTORBIKE = "motorbike"
    CAR_4 = "car-4"
    CAR_7 = "car-7"
    VAN_16 = "van-16"
    BUS_29 = "bus-29"
    BUS_45 = "bus-45"

    @property
    def seats(self) -> int:
        """Number of seats that access limits are compared with."""
        return 2 if self is Vehicle.MOTORBIKE else int(self.value.rpartition("-")[2])


class Mobility(StrEnum):
    """The least mobile member of the party."""

    FULL = "full"
    REDUCED = "reduced"


class Effort(StrEnum):
    """How long to search, counted in work and not in seconds."""

    DRAFT = "draft"
    FAST = "fast"
    STANDARD = "standard"
    HIGH = "high"


class Objective(StrEnum):
    """What is best: what is seen, or of several such plans the price or the margin."""

    EXPERIENCE = "experience"
    PRICE = "price"
    MARGIN = "margin"


class Lang(StrEnum):
    """Languages of place names."""

    VI = "vi"
    EN = "en"
    FR = "fr"
