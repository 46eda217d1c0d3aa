"""From numbers back to names: the days of a chain, minute by minute."""

from collections.abc import Sequence

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.network.journeys import Journey
from tourlink.plan import Stay
from tourlink.planner import party
from tourlink.planner.brief import Brief
from tourlink.planner.driving import taken
from tourlink.planner.items import DayItems
from tourlink.planner.lunch import Lunch, Placing
from tourlink.planner.model import Model, Night
from tourlink.planner.rests import Pause, Roads
from tourlink.seasons import DAY_MIN
from tourlink.solver.clock import LunchAt, Step
from tourlink.solver.instance import Route
from tourlink.vocabulary import LodgingClass

# What is booked unless the request names a class, where there is a choice.
_USUAL_CLASSES = (
    LodgingClass.HOTEL_3,
    LodgingClass.HOTEL_4,
    LodgingClass.HOTEL_2,
    LodgingClass.RESORT,
    LodgingClass.HOTEL_5,
    LodgingClass.GUESTHOUSE,
    LodgingClass.HOMESTAY,
    LodgingClass.CRUISE,
    LodgingClass.CAMPSITE,
)

# Between the room and dinner a gap this long is free time.
_FREE_FROM_MIN = 60
# Breakfast off a night train may take so much longer, rather than that one waits.
_LONG_BREAKFAST_MIN = 75
# The way to a night train is put off, so that nobody waits at a station for hours;
# after a long way there is an hour in hand.
_LONG_WAY_MIN = 120
_IN_HAND_MIN = 60


class Timeline:
    """Writes the items of a plan's days."""

    def __init__(self, model: Model, catalogue: Catalogue, brief: Brief) -> None:
        self._model = model
        self._early = brief.profile.road_day_start_min < pace.BREAKFAST_MIN
        longest = party.longest_drive_min(brief.request)
        self._roads = Roads(model.ways, catalogue, longest)

    def day(
        self, number: int, morning: int, route: Route, steps: Sequence[Step]
    ) -> tuple[DayItems, Lunch]:
        """
        Return the items of day `number` (from 0), and where it has lunch.

        Parameters
        ----------
        morning
            The stay that the day begins at.
        steps
            The schedule of the day: a step a stop, then the one to its end.
        """
        model = self._model
        night = None if route.stay is None else model.nights[route.stay]
        end = night.place if night else model.spots[model.instance.end].place
        begin = model.spots[model.instance.stays[morning].leave_from].place
        places = [begin, *(model.spots[it].place for it in route.stops), end]
        placing = Placing(self._roads, model.instance.windows[number], places)
        placed, lunch = placing.place(route.stops, steps)
        writer = _Day(model, self._roads, number, morning, lunch)
        writer.leaves_early = self._early
        for place, step in zip(route.stops, placed[:-1], strict=True):
            writer.visit(place, step)
        writer.finish(night, end, placed[-1])
        return writer.items, lunch


class _Day:
    """One day while it is written: where the party is, and since when it is free."""

    def __init__(
        self,
        model: Model,
        roads: Roads,
        number: int,
        morning: int,
        lunch: Lunch,
    ) -> None:
        self._model = model
        self._roads = roads
        self._number = number
        self._lunch = lunch
        self.items = DayItems(roads.catalogue, model.dates[number])
        self._here = model.spots[model.instance.stays[morning].leave_from].place
        # Nobody counts the minutes before the first leg.
        self._free: int | None = None
        self._dined = False
        self.leaves_early = False
        self._up: int | None = None
        night = model.nights[morning]
        # The first night is in a hotel, even where the tour starts.
        self._bed = night.place.id if night.ride is None and number else None
        if night.ride is not None:
            self._up = night.ride.ready_min - DAY_MIN
            self._free = self._up + pace.AFTER_NIGHT_SERVICE_MIN

    def visit(self, number: int, step: Step) -> None:
        """Write the leg to a stop, and the visit."""
        spot = self._model.spots[number]
        self._go(spot.place, step)
        if step.lunch == LunchAt.ON_ARRIVAL:
            self._eat(step.arrive)
        self._wait(step.begin)
        stop = self.items.stop(spot.place, step.begin, step.end, spot.prize)
        if spot.fixed:
            stop["title"] = spot.fixed.title
        if step.lunch == LunchAt.DURING_VISIT:
            # On the spot, so this item lies within the one before it.
            self.items.lunch(spot.place, max(step.begin, pace.LUNCH_EARLIEST_MIN))
        self._free = step.end

    def finish(self, night: Night | None, place: Destination, step: Step) -> None:
        """Write the leg that ends the day, and the evening."""
        ride = night.ride if night else None
        if ride is not None:
            step = self._put_off(ride.board_min, step)
        self._go(place, step, dine=ride is not None)
        if step.lunch == LunchAt.ON_ARRIVAL and night is not None:
            self._eat(step.arrive)
        if ride is not None:
            self._dine(ride.board_min)
            self.items.ride(ride, self._now(step.arrive))
        elif night is not None:
            self._evening(night, self._now(step.arrive))

    def _now(self, otherwise: int) -> int:
        return otherwise if self._free is None else self._free

    def _put_off(self, board_min: int, step: Step) -> Step:
        """Return the step to a night service, as late as is safe."""
        eaten = pace.LUNCH_MIN if step.lunch == LunchAt.ON_ARRIVAL else 0
        hand = _IN_HAND_MIN if step.travel_min > _LONG_WAY_MIN else 0
        late = board_min - step.arrive - eaten - hand
        if step.timed >= 0 or late < _FREE_FROM_MIN or self._hungry_here():
            return step
        depart, arrive = step.depart + late, step.arrive + late
        if step.lunch == LunchAt.ON_ARRIVAL:
            depart, arrive = depart + eaten, arrive + eaten
        elif step.lunch == LunchAt.ON_THE_WAY:
            depart += pace.LUNCH_MIN
        if step.lunch and depart < pace.LUNCH_EARLIEST_MIN + pace.LUNCH_MIN:
            return step
        # A tour whose first day is the way to the train begins with that.
        begins = self._free is None and not self._number
        eats = step.lunch and not begins
        lunch = LunchAt.BEFORE_LEAVING if eats else LunchAt.NOT_NOW
        return step._replace(depart=depart, arrive=arrive, lunch=int(lunch))

    def _hungry_here(self) -> bool:
        """Return whether there is no table to wait for a night service at."""
        return self._roads.tables.hunger(self._here) > 0

    def _evening(self, night: Night, now: int) -> None:
        """Write the way into the room, the rest of the afternoon and dinner."""
        place = night.place
        aboard = stay_of(night)["class"] == LodgingClass.CRUISE
        if place.id != self._bed and not aboard:
            start = max(now, pace.CHECK_IN_FROM_MIN)
            self.items.wait(place, now, start)
            self.items.pause(Pause("check-in", pace.CHECK_IN_MIN, "room"), place, start)
            now = start + pace.CHECK_IN_MIN
        dinner = max(now, pace.DINNER_EARLIEST_MIN)
        if dinner - now >= _FREE_FROM_MIN:
            self.items.wait(place, now, dinner)
        self.items.pause(Pause("meal", pace.DINNER_MIN, "dinner"), place, dinner)

    def _dine(self, until: int) -> None:
        """Write dinner, if there is time for it before a night service leaves."""
        if self._free is None or self._dined:
            return
        start = max(
            self._free,
            min(pace.DINNER_EARLIEST_MIN, until - pace.DINNER_MIN),
        )
        if start < pace.DINNER_BEFORE_BOARDING_MIN or start + pace.DINNER_MIN > until:
            return
        self._wait(start)
        dinner = Pause("meal", pace.DINNER_MIN, "dinner")
        self.items.pause(dinner, self._here, start)
        self._free, self._dined = start + pace.DINNER_MIN, True

    def _breakfast(self, depart: int) -> None:
        """Write breakfast off a night service, if it is not yet written."""
        if self._up is None or self._free is None:
            return
        rest = depart - self._free
        if 0 < rest <= _LONG_BREAKFAST_MIN:
            self._free = depart
        breakfast = Pause("meal", self._free - self._up, "breakfast")
        self.items.pause(breakfast, self._here, self._up)
        self._up = None

    def _go(self, there: Destination, step: Step, *, dine: bool = False) -> None:
        """Write what lies between the party's place and `there`."""
        late = 0
        at_ease = step.lunch in {LunchAt.NOT_NOW, LunchAt.DURING_VISIT}
        if step.lunch == LunchAt.BEFORE_LEAVING:
            if self._free is None and self._number:
                self._free = pace.FREE_MORNING_FROM_MIN
            self._breakfast(step.depart - pace.LUNCH_MIN)
            self._eat(pace.LUNCH_EARLIEST_MIN if self._free is None else self._free)
        elif self._free is None and step.timed < 0 and at_ease:
            # Better an hour more in bed than an hour before closed doors.
            late = max(0, step.begin - step.arrive)
        depart = step.depart + late
        self._breakfast(depart)
        if dine:
            self._dine(depart)
        self._wait(depart)
        if step.timed >= 0:
            day = self._model.journeys[self._number]
            between = day.between(self._here.id, there.id)
            self._journey(there, taken(between, step))
        else:
            on_the_way = step.lunch == LunchAt.ON_THE_WAY
            lunch = self._lunch.on_the_way if on_the_way else None
            self._travel(there, depart, lunch)
        self._here, self._free = there, step.arrive + late

    def _eat(self, earliest: int) -> None:
        start = max(earliest, pace.LUNCH_EARLIEST_MIN)
        self._wait(start)
        self.items.lunch(self._here, start)
        self._free = start + pace.LUNCH_MIN

    def _wait(self, until: int) -> None:
        if self._free is not None:
            self.items.wait(self._here, self._free, until)

    def _journey(self, there: Destination, journey: Journey) -> None:
        clock = journey.depart_min
        for ride in journey.rides:
            hub = self._roads.catalogue.destinations[ride.origin]
            clock += self._travel(hub, clock)
            self.items.ride(ride, clock)
            self._here = self._roads.catalogue.destinations[ride.target]
            clock = ride.ready_min
        self._travel(there, clock)

    def _travel(self, there: Destination, depart: int, lunch: int | None = None) -> int:
        """Write a way from the party's place; return its minutes."""
        way = self._roads.between(self._here, there)
        rests = way.rests(lunch)
        if self.leaves_early and depart == pace.BREAKFAST_MIN and self._free is None:
            earlier = way.with_breakfast(rests)
            rests, depart = earlier.rests, depart - earlier.minutes
        if way.corridors:
            self.items.way(self._here.id, way.corridors, depart, rests)
        return way.minutes


def stay_of(night: Night | None) -> Stay:
    """Return the `stay` of a day that ends with `night`."""
    if night is None:
        return {"type": None, "at": None, "corridor": None, "class": None}
    if night.ride is not None:
        return {
            "type": "overnight-service",
            "at": night.place.id,
            "corridor": night.ride.corridor.id,
            "class": None,
        }
    classes = night.place.lodging.classes if night.place.lodging else ()
    usual = min(classes, key=_USUAL_CLASSES.index, default=None)
    return {
        "type": "lodging",
        "at": night.place.id,
        "corridor": None,
        "class": usual.value if usual else None,
    }
