"""What goes with a tour: what the price holds, terms, papers, seasons, fallbacks."""

from collections.abc import Iterator
from datetime import date

from tourlink.export.brand import Brand, Words
from tourlink.export.day_meals import MEALS, meals_of
from tourlink.export.daysheets import night_leg
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.phrases import Phrases
from tourlink.export.said import Said
from tourlink.export.timeline import legs, visits
from tourlink.geo import great_circle_km
from tourlink.plan import Plan, PlanDocument
from tourlink.vocabulary import Mobility

_NEAR_KM = 15.0  # of a bed: what guests may visit by themselves
_MOST_OPTIONS = 5


class Conditions:
    """Says what goes with one plan; the lists are empty where nothing is to be said."""

    def __init__(  # all of it is read
        self,
        document: PlanDocument,
        plan: Plan,
        names: Gazetteer,
        words: Phrases,
        brand: Brand,
    ) -> None:
        self._document = document
        self._request = document["request"]
        self._plan = plan
        self._names = names
        self._words = words
        self._brand = brand

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"document.{key}", **values)

    def group(self) -> str:
        """Return who travels; empty where the request does not say."""
        words = self._words
        told = [
            words.count(key, number)
            for key, field in (("adult", "adults"), ("elder", "elders"))
            if (number := self._request.get(field, 0))
        ]
        ages = self._request.get("children") or []
        if ages:
            children = words.count("child", len(ages))
            listed = ", ".join(map(str, ages))
            told.append(self._say("ages", children=children, ages=listed))
        return ", ".join(told)

    def month(self) -> int | None:
        """Return the month of the tour, 1 to 12, if it is known."""
        first = self._plan["days"][0]["date"] if self._plan["days"] else None
        if first:
            return date.fromisoformat(first).month
        asked = self._request.get("month")
        return asked if isinstance(asked, int) else None

    def season(self) -> Iterator[str]:
        """Yield what is in season, and what is not."""
        month = self.month()
        if month is None:
            return
        known = {
            place: months
            for _, _, place in visits(self._plan)
            if (months := self._names.best_months(place))
        }
        for key, wanted in (("season_good", True), ("season_off", False)):
            found = [it for it, months in known.items() if (month in months) is wanted]
            if found:
                yield self._say(
                    key,
                    month=self._words.month(month),
                    places=", ".join(map(self._names.place, found)),
                )

    def fallback(self) -> str:
        """Return what happens if boats stay ashore; empty without an island."""
        by_boat = {
            place: day["day"]
            for day in self._plan["days"]
            for item in day["items"]
            if item["type"] == "leg" and item["mode"] == "boat"
            for place in (item["from"], item["to"])
            if self._names.is_island(place)
        }
        days = {
            day["day"]
            for day in self._plan["days"]
            for item in day["items"]
            if item["type"] == "leg"
            and item["mode"] == "boat"
            and {item["from"], item["to"]} & by_boat.keys()
        }
        if not by_boat:
            return ""
        return self._say(
            "fallback_text",
            places=self._words.both(map(self._names.place, by_boat)),
            days=", ".join(map(str, sorted(days))),
        )

    def included(self) -> Iterator[str]:
        """Yield what the price holds."""
        words, plan = self._words, self._plan
        used = {clean(leg["mode"]) for leg in legs(plan)}
        if "road" in used:
            vehicle = str(self._request.get("vehicle") or "any")
            told = words.known("vehicles", vehicle, words.say("vehicles.any"))
            yield self._say("in_vehicle", vehicle=told)
        tickets = [it for it in ("rail", "air", "boat", "cable") if it in used]
        if tickets:
            told = words.both([self._say(f"in_ticket_{it}") for it in tickets])
            yield self._say("in_tickets", tickets=told)
        yield from self._beds()
        meals = [
            words.count(meal, number)
            for meal in MEALS
            if (number := sum(meal in it for it in meals_of(plan)))
        ]
        if meals:
            yield self._say("in_meals", meals=", ".join(meals))
        yield self._say("in_guide")
        yield self._say("in_fees")
        yield self._say("in_water")
        yield from self.own_included()

    def own_included(self) -> Iterator[str]:
        """Yield what the agency adds to what its prices hold."""
        return self._own(self._brand.included)

    def _beds(self) -> Iterator[str]:
        words = self._words
        stays = [day["stay"] for day in self._plan["days"]]
        beds = [it for it in stays if it["type"] == "lodging"]
        if beds:
            kinds = dict.fromkeys(
                words.lodging(clean(it["class"]))
                if it["class"]
                else self._say("lodging_open")
                for it in beds
            )
            nights = words.count("night", len(beds))
            yield self._say("in_nights", nights=nights, classes=", ".join(kinds))
        aboard = [it for it in stays if it["type"] == "overnight-service"]
        if aboard:
            other = words.say("night_services.other")
            modes = dict.fromkeys(
                words.known("night_services", leg["mode"], other)
                for day in self._plan["days"]
                if (leg := night_leg(day))
            )
            nights = words.count("night", len(aboard))
            told = ", ".join(modes) or other
            yield self._say("in_nights_aboard", nights=nights, services=told)

    def excluded(self) -> Iterator[str]:
        """Yield what the price does not hold."""
        yield self._say("out_meals")
        yield self._say("out_single")
        if self._borders():
            yield self._say("out_visa")
        for key in ("out_flights", "out_insurance", "out_tips", "out_personal"):
            yield self._say(key)
        yield from self.own_excluded()

    def own_excluded(self) -> Iterator[str]:
        """Yield what the agency adds to what its prices do not hold."""
        return self._own(self._brand.excluded)

    def options(self) -> Iterator[str]:
        """Yield what may be visited near a bed for a fee that is known."""
        beds = [
            point
            for day in self._plan["days"]
            if day["stay"]["at"] and (point := self._names.point(day["stay"]["at"]))
        ]
        told = 0
        for candidate in self._plan["left_out"]:
            place = candidate["destination"]
            at, fee = self._names.point(place), self._names.fee(place)
            if told == _MOST_OPTIONS or not at or not fee or not fee[0]:
                continue
            if any(great_circle_km(*at, *bed) <= _NEAR_KM for bed in beds):
                told += 1
                yield self._say(
                    "option_fee",
                    place=self._names.place(place),
                    money=self._words.money(fee[0]),
                    as_of=fee[1],
                )

    def price(self) -> Iterator[str]:
        """Yield what is known of the price."""
        yield self._say("price_request")
        known = self._plan["totals"]["known_cost_vnd_per_person"]
        if known:
            yield self._say("price_known", money=self._words.money(known))

    def terms(self, quoted: str) -> Iterator[tuple[str, str]]:
        """
        Yield each term with its name; the agency's own go before the usual.

        Parameters
        ----------
        quoted
            What a quotation says of children, where there is one.
        """
        own, lang = self._brand.terms, self._words.lang
        for key, words in (
            ("children", own.children),
            ("deposit", own.deposit),
            ("cancel", own.cancellation),
        ):
            usual = self._say(f"term_{key}")
            if key == "children" and quoted:
                usual = quoted[0].upper() + quoted[1:]
            yield self._say(f"term_{key}_name"), clean(words.told(lang)) or usual
        for words in own.further:
            if text := clean(words.told(lang)):
                yield "", text

    def papers(self) -> Iterator[str]:
        """Yield what to bring and to mind."""
        yield self._say("paper_id")
        if borders := self._borders():
            yield self._say("paper_border", places=self._words.both(borders))
        if any("border" in self._names.themes(it) for _, _, it in visits(self._plan)):
            yield self._say("paper_zone")
        if self._request.get("mobility") == Mobility.REDUCED:
            yield self._say("fit_reduced")
        yield self._say("paper_health")

    def contact(self) -> Iterator[tuple[str, str]]:
        """Yield how the agency is reached."""
        contact = self._brand.contact
        for key in ("address", "phone", "email", "web", "licence"):
            if value := clean(getattr(contact, key) or ""):
                yield self._say(f"contact_{key}"), value

    def checks(self) -> Iterator[str]:
        """Yield what the seller must know or check, with names instead of ids."""
        said = Said(self._names, self._words)
        for warning in self._plan["warnings"]:
            told = said.warning(warning)
            yield told[:1].upper() + told[1:]

    def _borders(self) -> list[str]:
        found = (leg["border"] for leg in legs(self._plan) if "border" in leg)
        return list(dict.fromkeys(self._names.told(it["name"]) for it in found))

    def _own(self, lines: tuple[Words, ...]) -> Iterator[str]:
        for words in lines:
            if text := clean(words.told(self._words.lang)):
                yield text
