"""From numbers back to names: the days of a chain, minute by minute."""

from collections.abc import Sequence

from tourlink import pace
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.records import Destination
from tourlink.network.journeys import Journey
from tourlink.plan import Stay
from tourlink.planner.items import DayItems, Pause, Pauses
from tourlink.planner.model import Model, Night
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


class Timeline:
    """Writes the items of a plan's days."""

    def __init__(self, model: Model, catalogue: Catalogue) -> None:
        self._model = model
        self._catalogue = catalogue

    def day(
        self, number: int, morning: int, route: Route, steps: Sequence[Step]
    ) -> DayItems:
        """
        Return the items of day `number` (from 0).

        Parameters
        ----------
        morning
            The stay that the day begins at.
        steps
            The schedule of the day: a step a stop, then the one to its end.
        """
        writer = _Day(self._model, self._catalogue, number, morning)
        for place, step in zip(route.stops, steps[:-1], strict=True):
            writer.visit(place, step)
        writer.finish(route, steps[-1])
        return writer.items


class _Day:
    """One day while it is written: where the party is, and since when it is free."""

    def __init__(
        self, model: Model, catalogue: Catalogue, number: int, morning: int
    ) -> None:
        self._model = model
        self._catalogue = catalogue
        self._number = number
        self.items = DayItems(catalogue, model.dates[number])
        self._here = model.spots[model.instance.stays[morning].leave_from].place
        # Nobody counts the minutes before the first leg.
        self._free: int | None = None
        night = model.nights[morning]
        if night.ride is not None:
            up = night.ride.ready_min - DAY_MIN
            breakfast = Pause("meal", pace.AFTER_NIGHT_SERVICE_MIN, "breakfast")
            self.items.pause(breakfast, self._here, up)
            self._free = up + pace.AFTER_NIGHT_SERVICE_MIN

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

    def finish(self, route: Route, step: Step) -> None:
        """Write the leg that ends the day, and the night service if there is one."""
        night = None if route.stay is None else self._model.nights[route.stay]
        if night is None:
            self._go(self._model.spots[self._model.instance.end].place, step)
            return
        self._go(night.place, step)
        if step.lunch == LunchAt.ON_ARRIVAL:
            self._eat(step.arrive)
        if night.ride is not None:
            self.items.ride(night.ride, self._free or step.arrive)

    def _go(self, there: Destination, step: Step) -> None:
        """Write what lies between the party's place and `there`."""
        late = 0
        if step.lunch == LunchAt.BEFORE_LEAVING:
            self._eat(pace.LUNCH_EARLIEST_MIN if self._free is None else self._free)
        elif self._free is None and step.timed < 0 and step.lunch == LunchAt.NOT_NOW:
            # Better an hour more in bed than an hour before closed doors.
            late = max(0, step.begin - step.arrive)
        depart = step.depart + late
        self._wait(depart)
        if step.timed < 0:
            self._way(there, depart, lunch=step.lunch == LunchAt.ON_THE_WAY)
        else:
            day = self._model.journeys[self._number]
            self._journey(there, day.between(self._here.id, there.id)[step.timed])
        self._here, self._free = there, step.arrive + late

    def _eat(self, earliest: int) -> None:
        start = max(earliest, pace.LUNCH_EARLIEST_MIN)
        self._wait(start)
        self.items.lunch(self._here, start)
        self._free = start + pace.LUNCH_MIN

    def _wait(self, until: int) -> None:
        if self._free is not None:
            self.items.wait(self._here, self._free, until)

    def _way(self, there: Destination, depart: int, *, lunch: bool = False) -> int:
        """Write a way from the party's place; return its minutes."""
        if self._here.id == there.id:
            return 0
        way = self._model.ways.between(self._here.id, there.id)
        if way is None:
            raise ValueError(f"no way from {self._here.id!r} to {there.id!r}")
        corridors = self._model.ways.corridors(self._here.id, there.id)
        breaks = pace.breaks_min(way.vehicle_min) // pace.BREAK_MIN
        self.items.way(self._here.id, corridors, depart, Pauses(breaks, lunch))
        return way.minutes

    def _journey(self, there: Destination, journey: Journey) -> None:
        clock = journey.depart_min
        for ride in journey.rides:
            hub = self._catalogue.destinations[ride.origin]
            clock += self._way(hub, clock)
            self.items.ride(ride, clock)
            self._here = self._catalogue.destinations[ride.target]
            clock = ride.ready_min
        self._way(there, clock)


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
