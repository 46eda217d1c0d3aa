"""Items of a day, written one after the other with the clock of each place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Corridor, Destination, Names
from tourlink.network.services import Ride
from tourlink.network.ways import along
from tourlink.plan import Item, LegItem, PauseItem, StopItem
from tourlink.planner.rests import Pause, Rests
from tourlink.seasons import DAY_MIN, stamp
from tourlink.vocabulary import Mode

# Shorter gaps are part of any day and need no line.
_FREE_FROM_MIN = 15
# Who is early by no more than this checks in early.
_EARLY_MIN = 45


@dataclass(slots=True)
class DayItems:
    """
    The items of one day, with the sums over its legs.

    Minutes given to the methods count from midnight of the day in Hanoi.
    """

    catalogue: Catalogue
    on: date | None
    items: list[Item] = field(default_factory=list)
    distance_km: float = 0.0
    travel_min: int = 0
    corridors: list[Corridor] = field(default_factory=list)

    def stop(self, place: Destination, begin: int, end: int, prize: int) -> StopItem:
        """Write a visit and return it."""
        item: StopItem = {
            "type": "stop",
            "destination": place.id,
            "arrive": stamp(self.on, begin, place),
            "leave": stamp(self.on, end, place),
            "duration_min": end - begin,
            "prize": prize,
        }
        self.items.append(item)
        return item

    def pause(self, pause: Pause, place: Destination, start: int) -> None:
        """Write time that is neither visit nor travel."""
        item: PauseItem = {
            "type": pause.kind,
            "at": place.id,
            "start": stamp(self.on, start, place),
            "end": stamp(self.on, start + pause.minutes, place),
        }
        if pause.title:
            item["title"] = pause.title
        self.items.append(item)

    def lunch(self, place: Destination, start: int) -> None:
        """Write a lunch."""
        self.pause(Pause("meal", pace.LUNCH_MIN, "lunch"), place, start)

    def wait(self, place: Destination, free: int, until: int) -> None:
        """Write free time, if there is enough of it to speak of."""
        if until - free >= _FREE_FROM_MIN:
            self.pause(Pause("free", until - free), place, free)

    def way(
        self, origin: str, corridors: Sequence[Corridor], depart: int, rests: Rests
    ) -> None:
        """Write a way: a leg for each mode, and for each piece between rests."""
        places = along(origin, corridors)
        piece: list[Corridor] = []
        at, began, driven, rested, inside = origin, depart, 0, 0, 0
        for number, corridor in enumerate(corridors):
            piece.append(corridor)
            driven += corridor.minutes
            inside += rests.within[number]
            last = number == len(corridors) - 1
            pauses = rests.after[number]
            if not (pauses or last or corridors[number + 1].mode is not corridor.mode):
                continue
            clock = depart + pace.on_the_clock(driven) + rested + inside
            self._leg(at, piece, began, clock, rest=inside)
            at, rested, inside = places[number], rested + inside, 0
            for pause in pauses:
                self.pause(pause, self.catalogue.destinations[at], clock)
                clock += pause.minutes
                rested += pause.minutes
            piece, began = [], clock

    def ride(self, ride: Ride, free: int) -> None:
        """Write the waiting, the check-in, the run itself and the way out."""
        origin = self.catalogue.destinations[ride.origin]
        target = self.catalogue.destinations[ride.target]
        board = ride.board_min
        if ride.depart_min > board:
            if board - free <= _EARLY_MIN:
                board = min(board, free)
            self.wait(origin, free, board)
            check_in = Pause("check-in", ride.depart_min - board)
            self.pause(check_in, origin, board)
        else:
            self.wait(origin, free, board)
        leg = self._leg(ride.origin, [ride.corridor], ride.depart_min, ride.arrive_min)
        service = ride.corridor.service
        if service is not None:
            leg["service"] = ride.number
            leg["timetable"] = "assumed" if service.assumed else "published"
        if ride.overnight:
            leg["overnight"] = True
        elif ride.ready_min > ride.arrive_min:
            out = Pause("transfer", ride.ready_min - ride.arrive_min)
            self.pause(out, target, ride.arrive_min)

    def _leg(
        self,
        origin: str,
        corridors: Sequence[Corridor],
        depart: int,
        arrive: int,
        *,
        rest: int = 0,
    ) -> LegItem:
        *between, target = along(origin, corridors)
        mode = corridors[0].mode
        km = round(sum(it.km for it in corridors), 1)
        item: LegItem = {
            "type": "leg",
            "from": origin,
            "to": target,
            "mode": mode.value,
            "corridors": [it.id for it in corridors],
            "distance_km": km,
            "duration_min": arrive - depart,
            "depart": stamp(self.on, depart, self.catalogue.destinations[origin]),
            "arrive": stamp(self.on, arrive, self.catalogue.destinations[target]),
        }
        if via := [it for it in between if self.catalogue.destinations[it].position]:
            item["via"] = via
        border = next((it.border for it in corridors if it.border), None)
        if border is not None:
            item["border"] = {"name": names(border.name), "visa": border.visa}
        if arrive >= DAY_MIN:
            item["arrive_day_offset"] = arrive // DAY_MIN
        if rest:
            item["rest_min"] = rest
        self.items.append(item)
        self.corridors.extend(corridors)
        self.distance_km += km
        service = corridors[0].service
        asleep = service is not None and service.overnight
        if mode not in {Mode.CABLE, Mode.TREK} and not asleep:
            self.travel_min += arrive - depart - rest
        return item


def names(name: Names) -> dict[str, str]:
    """Return a name in all languages, the English one where one is missing."""
    return {"vi": name.vi, "en": name.en, "fr": name.fr or name.en}
