"""The few words that maps, routes and calendars say, in each language."""

from tourlink.vocabulary import Lang

_ALL = (Lang.VI, Lang.EN, Lang.FR)
_WORDS = {
    "day": ("Ngày", "Day", "Jour"),
    "road": ("Đường bộ", "Road", "Route"),
    "rail": ("Đường sắt", "Railway", "Train"),
    "air": ("Đường bay", "Flight", "Avion"),
    "boat": ("Tàu, thuyền", "Boat", "Bateau"),
    "cable": ("Cáp treo", "Cable car", "Téléphérique"),
    "trek": ("Đi bộ", "On foot", "À pied"),
    "visit": ("Tham quan", "Visit", "Visite"),
    "night": ("Nghỉ đêm", "Overnight", "Nuit"),
    "start": ("Điểm đầu", "Start", "Départ"),
    "end": ("Điểm cuối", "End", "Arrivée"),
    "map": ("Bản đồ hành trình", "Route map", "Carte de l’itinéraire"),  # noqa: RUF001  # French
    "east-sea": ("Biển Đông", "East Sea", "Mer de l’Est"),  # noqa: RUF001  # French
    "ground": ("Bản đồ nền", "Base map", "Fond de carte"),
    "borders": (
        "ranh giới gần đúng, không có giá trị pháp lý",
        "borders are approximate and have no legal force",
        "limites approximatives, sans valeur légale",
    ),
    "schematic": (
        "Các chặng vẽ đơn giản giữa các địa điểm",
        "Legs are drawn simply, from place to place",
        "Étapes dessinées simplement, de lieu en lieu",
    ),
    "CN": ("Trung Quốc", "China", "Chine"),
    "LA": ("Lào", "Laos", "Laos"),
    "KH": ("Campuchia", "Cambodia", "Cambodge"),
    "TH": ("Thái Lan", "Thailand", "Thaïlande"),
    "MM": ("Myanmar", "Myanmar", "Birmanie"),
}


def say(word: str, lang: Lang) -> str:
    """Return what a word is in a language; an unknown one is said as it is."""
    return dict(zip(_ALL, _WORDS.get(word, (word,) * len(_ALL)), strict=True))[lang]
