"""Net costs: each service of a tour as a line with its rate, for a group of a size."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from tourlink.pricing.beds import bed_class
from tourlink.pricing.bill import Bill, Cost, Item
from tourlink.pricing.book import Line
from tourlink.pricing.lookup import Lookup, MissingRateError
from tourlink.pricing.money import half_up
from tourlink.pricing.records import RoomRate, Terms
from tourlink.pricing.services import Bed, Eaten, Entry, Services, Ticket
from tourlink.pricing.vehicles import NO_FLEET, Fleet, choose_fleet
from tourlink.vocabulary import LodgingClass

_ONE = Fraction(1)


class Group(NamedTuple):
    """How many travel: all who pay and who travel free, in which vehicles."""

    paying: int
    free: int
    fleet: Fleet
    guides: int

    @property
    def travellers(self) -> int:
        return self.paying + self.free


class Costing:
    """
    What a tour costs groups of any size.

    Parameters
    ----------
    vat
        The rate of value added tax of the tour.
    children
        How many come along beside those who pay as adults; they need seats.
    """

    def __init__(
        self,
        used: Services,
        lookup: Lookup,
        terms: Terms,
        *,
        vat: Fraction,
        children: int = 0,
    ) -> None:
        self.used = used
        self._children = children
        self._lookup = lookup
        self._terms = terms
        self._vat = vat
        self.cost: Callable[[Group, LodgingClass], Cost] = cache(self._cost)
        self.group: Callable[[int], Group] = cache(self._group)

    def _group(self, paying: int) -> Group:
        """
        Return the group in which so many pay.

        Raises
        ------
        MissingRateError
            If no vehicle that could carry them has a rate.
        """
        free = paying // self._terms.free_per if self._terms.free_per else 0
        if not self.used.drives:
            return Group(paying, free, NO_FLEET, 1)
        fleet = choose_fleet(
            self._lookup.vehicles(self.used.drives[0].when, paying + free),
            paying + free + self._children,
            most_seats=self.used.most_seats,
            motorbike=self.used.motorbike,
        )
        guides = 1 if self.used.motorbike else fleet.number
        return Group(paying, free, fleet, guides)

    def steps(self, smaller: Group, larger: Group) -> bool:
        """Return whether a rate begins or ends between two numbers of travellers."""
        sizes = range(smaller.travellers + 1, larger.travellers + 1)
        return any(edge in sizes for edge in self._lookup.edges)

    def _cost(self, group: Group, wanted: LodgingClass) -> Cost:
        """Return what a group costs whose beds are of a class, or of the nearest."""
        bill = Bill(self._lookup, self._vat)
        for bed in self.used.beds:
            with bill.noting():
                self._night(bill, bed, group, wanted)
        with bill.noting():
            self._drives(bill, group)
        with bill.noting():
            self._guides(bill, group)
        self._tickets(bill, group)
        for entry in self.used.entries:
            with bill.noting():
                self._entry(bill, entry, group.travellers)
        for meal in self.used.meals:
            with bill.noting():
                self._meal(bill, meal, group, wanted)
        self._extras(bill, group)
        return bill.cost()

    def single(self, group: Group, wanted: LodgingClass) -> Cost:
        """Return what rooms for one cost, less the share of those for two."""
        bill = Bill(self._lookup, self._vat)
        for bed in self.used.beds:
            with bill.noting():
                line = self._room(bed, group, wanted)
                rate = line.rate
                shared, share = _shared(rate)
                # Where beds are sold and no cabins for one, all sleep as others do.
                alone = shared if rate.room_vnd is not None else None
                alone = alone if rate.single_vnd is None else rate.single_vnd
                if alone is None:
                    continue
                item = _room_item(bed, rate)
                bill.add(item, line, alone, _ONE)
                bill.add(item, line, shared, -share)
        return bill.cost()

    def child(self, group: Group) -> Cost:
        """Return what the tickets of one child cost."""
        bill = Bill(self._lookup, self._vat)
        self._tickets(bill, group, child=True)
        return bill.cost()

    def _room(self, bed: Bed, group: Group, wanted: LodgingClass) -> Line[RoomRate]:
        found = bed_class(bed.place, wanted)
        if found is None:
            text = f"no lodging is known in {bed.place.name.en}"
            name = bed.place.name
            raise MissingRateError(text, "no-lodging", name=name)
        return self._lookup.room(bed.when, group.travellers, bed.place, found)

    def _night(self, bill: Bill, bed: Bed, group: Group, wanted: LodgingClass) -> None:
        line = self._room(bed, group, wanted)
        vnd, share = _shared(line.rate)
        number = share * group.travellers
        bill.add(_room_item(bed, line.rate), line, vnd, number)

    def _drives(self, bill: Bill, group: Group) -> None:
        size, name = group.travellers, group.fleet.vehicle
        count = Fraction(group.fleet.number)
        named = {"vehicle": name}
        for drive in self.used.drives:
            line = self._lookup.vehicle(drive.when, size, name)
            item = Item(drive.when, "vehicle", f"{name}, day", "vehicle-day", named)
            bill.add(item, line, line.rate.day_vnd, count)
            if drive.km:
                item = Item(drive.when, "vehicle", f"{name}, km", "vehicle-km", named)
                bill.add(item, line, line.rate.km_vnd, drive.km * count, plain=True)
            driver = self._lookup.staff(drive.when, size, "driver")
            if vnd := driver.rate.day_vnd:
                item = Item(drive.when, "driver", "driver, day", "driver-day", {})
                bill.add(item, driver, vnd, count)
            if drive.stays_out:
                item = Item(drive.when, "driver", "driver, night", "driver-night", {})
                bill.add(item, driver, driver.rate.night_vnd, count, plain=True)
        longer = 1 + (self._terms.empty_return_percent or Fraction(0))
        for empty in self.used.empties:
            line = self._lookup.vehicle(empty.when, size, name)
            km = half_up(empty.km * longer) * count
            what = f"{name}, km of the way back"
            item = Item(empty.when, "vehicle", what, "vehicle-back", named)
            bill.add(item, line, line.rate.km_vnd, km, plain=True)

    def _guides(self, bill: Bill, group: Group) -> None:
        guides = Fraction(group.guides)
        for when in self.used.days:
            line = self._lookup.staff(when, group.travellers, "guide")
            item = Item(when, "guide", "guide, day", "guide-day", {})
            bill.add(item, line, line.rate.day_vnd, guides)
        for when in self.used.nights:
            line = self._lookup.staff(when, group.travellers, "guide")
            item = Item(when, "guide", "guide, night", "guide-night", {})
            bill.add(item, line, line.rate.night_vnd, guides, plain=True)

    def _tickets(self, bill: Bill, group: Group, *, child: bool = False) -> None:
        back: set[str] = set()
        for ticket in self.used.tickets:
            with bill.noting():
                self._ticket(bill, ticket, group, back, child=child)

    def _ticket(
        self, bill: Bill, ticket: Ticket, group: Group, back: set[str], *, child: bool
    ) -> None:
        corridor, fare = ticket.corridor, ticket.corridor.fare
        rides = corridor.mode in self._terms.guide_rides
        number = 1 if child else group.travellers + (group.guides if rides else 0)
        what = f"{corridor.mode.value} {corridor.id}"
        item = Item(ticket.when, "fare", what, "fare", self._lookup.ends(corridor))
        line = self._lookup.fare(group.travellers, ticket, known=fare is not None)
        if line is None:
            # Without a fare in the catalogue there is a line, or an error.
            if fare is not None:
                fact = f"corridors {corridor.id}: fare"
                bill.add_fact(item, fact, fare, number, child=child)
            return
        if line.rate.return_ticket:
            # The way back is on the ticket of the way there.
            if line.rate.id in back:
                back.remove(line.rate.id)
                return
            back.add(line.rate.id)
            item = item._replace(what=f"{what}, return", code="fare-return")
        km = Fraction(str(corridor.km))
        vnd = half_up(line.rate.adult_vnd + line.rate.km_vnd * km)
        if child and line.rate.child_percent is not None:
            vnd = half_up(vnd * line.rate.child_percent)
        bill.add(item, line, vnd, Fraction(number))

    def _entry(self, bill: Bill, entry: Entry, number: int) -> None:
        place, fee = entry.place, entry.place.fee
        line = self._lookup.entrance(number, entry, known=fee is not None)
        named = {"name": place.name}
        item = Item(entry.when, "entrance", place.name.en, "entrance", named)
        if line is not None:
            bill.add(item, line, line.rate.adult_vnd, Fraction(number))
        elif fee is not None:
            bill.add_fact(item, f"destinations {place.id}: fee", fee, number)

    def _meal(
        self, bill: Bill, eaten: Eaten, group: Group, wanted: LodgingClass
    ) -> None:
        if eaten.meal not in self._terms.meals:
            return
        if eaten.bed is not None:
            night = self._room(eaten.bed, group, wanted)
            if eaten.meal in night.rate.meals:
                return
        number = Fraction(group.travellers)
        line = self._lookup.meal(eaten.when, group.travellers, eaten.meal, eaten.place)
        meal, named = eaten.meal.value, {"name": eaten.place.name}
        item = Item(eaten.when, "meal", f"{meal} in {eaten.place.name.en}", meal, named)
        bill.add(item, line, line.rate.person_vnd, number)

    def _extras(self, bill: Bill, group: Group) -> None:
        first = self.used.days[0]
        each = {"day": len(self.used.days), "night": len(self.used.nights), "tour": 1}
        per = {"person": group.travellers, "vehicle": group.fleet.number, "group": 1}
        for line in self._lookup.extras(first, group.travellers):
            rate = line.rate
            number = Fraction(each[rate.each] * per[rate.per])
            if number:
                item = Item(first, "extra", rate.name, "own", {})
                bill.add(item, line, rate.amount_vnd, number)


def _room_item(bed: Bed, rate: RoomRate) -> Item:
    lodging, place = rate.class_.value, bed.place.name
    values = {"lodging": lodging, "name": place}
    return Item(bed.when, "room", f"{lodging} in {place.en}", "room", values)


def _shared(rate: RoomRate) -> tuple[int, Fraction]:
    """Return the price of a room or bed, and which share of it one person takes."""
    if rate.room_vnd is not None:
        return rate.room_vnd, Fraction(1, 2)
    return rate.person_vnd or 0, _ONE
