"""The words of the sentence on what a plan is best for, in each language."""

from collections.abc import Mapping
from typing import NamedTuple

from tourlink.vocabulary import Lang


class Sentence(NamedTuple):
    """
    The parts of the sentence; names in braces are fields of `tourlink.planner.facts`.

    Attributes
    ----------
    traits
        Whom the plan suits and the fact behind it, by the key of the trait.
    only_here
        The best stops that no other plan has; `names` are joined by `also`.
    alone
        What is told of a plan that stands alone.
    """

    frame: str
    only_here: str
    also: str
    alone: str
    traits: Mapping[str, str]


SENTENCES = {
    Lang.EN: Sentence(
        frame="Best for {phrase}; {rest}.",
        only_here="only here: {names}",
        also=" and ",
        alone="{drive} a day on the way",
        traits={
            "little-driving": "guests who dislike long drives: {drive} a day on the "
            "way, the least of these plans",
            "one-bed": "guests who want to unpack only once: the same bed for all "
            "{nights} nights",
            "few-beds": "guests who do not want to pack every morning: {beds} places "
            "to sleep in {nights} nights",
            "no-flight": "groups that do not want to fly: all by land and water",
            "by-air": "guests who would rather fly than drive for days",
            "many-provinces": "guests who want to see many provinces: {provinces} in "
            "{days} days",
            "many-stops": "guests who want to see as much as they can: {stops} stops "
            "in {days} days",
            "easy-days": "guests who take their time: {stops} stops in {days} days",
            "highland": "lovers of mountains: {highland} of {stops} stops in the "
            "highlands",
            "sea": "lovers of the sea: {sea} of {stops} stops on the coast or islands",
            "in-season": "travelling in just this month: {in_season} of {stops} stops "
            "are in their best season",
            "culture-heritage": "history and heritage: {count} of {stops} stops",
            "nature-wellness": "nature and fresh air: {count} of {stops} stops",
            "cuisine-shopping": "food and markets: {count} of {stops} stops",
            "mice-sports": "meetings and sports: {count} of {stops} stops",
            "agri-rural": "country life and crafts: {count} of {stops} stops",
            "community": "village life with the local people: {count} of {stops} stops",
            "border": "borderlands: {count} of {stops} stops",
            "urban": "city life: {count} of {stops} stops",
            "sea-islands": "sea and islands: {count} of {stops} stops",
            "adventure": "adventure outdoors: {count} of {stops} stops",
            "healing": "rest and healing: {count} of {stops} stops",
        },
    ),
    Lang.VI: Sentence(
        frame="Phù hợp nhất với {phrase}; {rest}.",
        only_here="chỉ có ở đây: {names}",
        also=" và ",
        alone="mỗi ngày di chuyển {drive}",
        traits={
            "little-driving": "khách ngại đi xe lâu: mỗi ngày di chuyển {drive}, ít "
            "nhất trong các phương án",
            "one-bed": "khách chỉ muốn ở một nơi: cả {nights} đêm cùng một chỗ nghỉ",
            "few-beds": "khách không muốn đổi chỗ ở liên tục: {beds} nơi nghỉ trong "
            "{nights} đêm",
            "no-flight": "đoàn không muốn đi máy bay: chỉ đường bộ và đường thủy",
            "by-air": "khách thích bay hơn là ngồi xe nhiều ngày",
            "many-provinces": "khách muốn qua nhiều tỉnh: {provinces} tỉnh, thành "
            "trong {days} ngày",
            "many-stops": "khách muốn tham quan thật nhiều: {stops} điểm trong {days} "
            "ngày",
            "easy-days": "khách thích đi thong thả: {stops} điểm trong {days} ngày",
            "highland": "người yêu núi: {highland} trên {stops} điểm ở vùng cao",
            "sea": "người yêu biển: {sea} trên {stops} điểm ở ven biển, hải đảo",
            "in-season": "khách đi đúng tháng này: {in_season} trên {stops} điểm đang "
            "mùa đẹp nhất",
            "culture-heritage": "khách tìm hiểu lịch sử, di sản: {count} trên {stops} "
            "điểm",
            "nature-wellness": "khách yêu thiên nhiên, khí hậu trong lành: {count} "
            "trên {stops} điểm",
            "cuisine-shopping": "khách thích ẩm thực, chợ phiên: {count} trên {stops} "
            "điểm",
            "mice-sports": "đoàn hội nghị, thể thao: {count} trên {stops} điểm",
            "agri-rural": "khách thích đồng quê, làng nghề: {count} trên {stops} điểm",
            "community": "khách muốn sống cùng dân bản: {count} trên {stops} điểm",
            "border": "khách tìm hiểu vùng biên: {count} trên {stops} điểm",
            "urban": "khách thích nhịp sống đô thị: {count} trên {stops} điểm",
            "sea-islands": "khách thích biển đảo: {count} trên {stops} điểm",
            "adventure": "khách ưa khám phá, mạo hiểm: {count} trên {stops} điểm",
            "healing": "khách cần nghỉ ngơi, chữa lành: {count} trên {stops} điểm",
        },
    ),
    Lang.FR: Sentence(
        frame="Idéal pour {phrase} ; {rest}.",
        only_here="seulement ici : {names}",
        also=" et ",
        alone="{drive} de trajet par jour",
        traits={
            "little-driving": "ceux qui n'aiment pas les longs trajets : {drive} par "
            "jour, le moins de ces circuits",
            "one-bed": "ceux qui ne veulent défaire leur valise qu'une fois : le même "
            "lit pour les {nights} nuits",
            "few-beds": "ceux qui ne veulent pas refaire leur valise chaque matin : "
            "{beds} étapes pour {nights} nuits",
            "no-flight": "les groupes qui ne veulent pas prendre l'avion : tout par "
            "terre et par eau",
            "by-air": "ceux qui préfèrent voler que rouler des jours entiers",
            "many-provinces": "ceux qui veulent voir beaucoup de provinces : "
            "{provinces} en {days} jours",
            "many-stops": "ceux qui veulent en voir le plus possible : {stops} visites "
            "en {days} jours",
            "easy-days": "ceux qui prennent leur temps : {stops} visites en {days} "
            "jours",
            "highland": "les amoureux de la montagne : {highland} visites sur {stops} "
            "dans les hauteurs",
            "sea": "les amoureux de la mer : {sea} visites sur {stops} au bord de "
            "l'eau ou sur des îles",
            "in-season": "un voyage ce mois-là précisément : {in_season} visites sur "
            "{stops} à leur meilleure saison",
            "culture-heritage": "l'histoire et le patrimoine : {count} visites sur "
            "{stops}",
            "nature-wellness": "la nature et le grand air : {count} visites sur "
            "{stops}",
            "cuisine-shopping": "la table et les marchés : {count} visites sur {stops}",
            "mice-sports": "les congrès et le sport : {count} visites sur {stops}",
            "agri-rural": "la campagne et l'artisanat : {count} visites sur {stops}",
            "community": "la vie des villages : {count} visites sur {stops}",
            "border": "les confins du pays : {count} visites sur {stops}",
            "urban": "la vie des villes : {count} visites sur {stops}",
            "sea-islands": "la mer et les îles : {count} visites sur {stops}",
            "adventure": "l'aventure en plein air : {count} visites sur {stops}",
            "healing": "le repos et le ressourcement : {count} visites sur {stops}",
        },
    ),
}
