"""JSON-LD, read again by PyLD, with terms that schema.org has for these types."""

import json
from typing import Any

import pytest
from pyld import jsonld

from tests.export.reading import made
from tourlink.export import FormatName
from tourlink.plan import PlanDocument

SCHEMA = "https://schema.org/"
# Properties that schema.org lists for each type, as far as we use them.
TERMS = {
    "TouristTrip": {
        *("name", "touristType", "itinerary", "offers"),
        *("departureTime", "arrivalTime"),
    },
    "ItemList": {"numberOfItems", "itemListOrder", "itemListElement"},
    "ListItem": {"position", "item"},
    "TouristAttraction": {"name", "alternateName", "keywords", "geo", "address"},
    "GeoCoordinates": {"latitude", "longitude"},
    "PostalAddress": {"addressRegion"},
    "Offer": {"price", "priceCurrency"},
}


def load(url: str, _options: object) -> dict[str, Any]:
    """Return the context of schema.org, as far as it matters: its vocabulary."""
    assert url.rstrip("/") == SCHEMA.rstrip("/")
    context = {"@context": {"@vocab": SCHEMA}}
    return {"contextUrl": None, "documentUrl": url, "document": context}


def expanded(text: str) -> dict[str, Any]:
    """Return the trip with full names of all terms."""
    found = jsonld.expand(json.loads(text), {"documentLoader": load})
    assert len(found) == 1
    trip: dict[str, Any] = found[0]
    return trip


def nodes(value: Any) -> list[dict[str, Any]]:
    """Return all nodes with a type in what PyLD expanded."""
    if isinstance(value, list):
        return [node for it in value for node in nodes(it)]
    if not isinstance(value, dict):
        return []
    found = [node for it in value.values() for node in nodes(it)]
    return [value, *found] if "@type" in value else found


def test_terms_are_those_of_schema_org(document: PlanDocument) -> None:
    """No property that its type does not have, and no type that does not exist."""
    for node in nodes(expanded(made(document, FormatName.JSONLD))):
        (kind,) = node["@type"]
        known = TERMS[kind.removeprefix(SCHEMA)]
        used = {it.removeprefix(SCHEMA) for it in node if not it.startswith("@")}
        assert used <= known


def test_the_itinerary_is_the_stops_in_order(document: PlanDocument) -> None:
    """With their positions on the earth."""
    trip = expanded(made(document, FormatName.JSONLD))
    stops = [
        document["places"][it["destination"]]
        for day in document["plans"][0]["days"]
        for it in day["items"]
        if it["type"] == "stop"
    ]
    (itinerary,) = trip[f"{SCHEMA}itinerary"]
    listed = itinerary[f"{SCHEMA}itemListElement"]

    for number, (stop, element) in enumerate(zip(stops, listed, strict=True), 1):
        assert element[f"{SCHEMA}position"] == [{"@value": number}]
        (item,) = element[f"{SCHEMA}item"]
        (geo,) = item[f"{SCHEMA}geo"]
        assert item[f"{SCHEMA}name"] == [{"@value": stop["name"]["en"]}]
        latitude = geo[f"{SCHEMA}latitude"][0]["@value"]
        assert latitude == pytest.approx(stop["lat"], abs=1e-6)


def test_no_price_unless_the_plan_has_one(lai_chau: PlanDocument) -> None:
    """An unknown price is not free."""
    plan = lai_chau["plans"][0]
    plan["totals"]["cost_vnd_per_person"] = None
    assert "offers" not in json.loads(made(lai_chau, FormatName.JSONLD))

    plan["totals"]["cost_vnd_per_person"] = 4_500_000
    offer = json.loads(made(lai_chau, FormatName.JSONLD))["offers"]
    assert (offer["price"], offer["priceCurrency"]) == (4_500_000, "VND")


def test_times_have_their_offset(yunnan: PlanDocument, mekong: PlanDocument) -> None:
    """And a plan without dates has none."""
    trip = json.loads(made(yunnan, FormatName.JSONLD))
    assert trip["departureTime"].endswith("+07:00")
    assert trip["arrivalTime"].endswith("+08:00")

    assert "departureTime" not in json.loads(made(mekong, FormatName.JSONLD))


def test_nothing_ends_the_script_element(lai_chau: PlanDocument) -> None:
    """Whoever pastes it into a page pastes nothing else."""
    lai_chau["plans"][0]["title"] = "</script><script>alert(1)</script> & <!--"
    text = made(lai_chau, FormatName.JSONLD)

    assert "<" not in text
    assert json.loads(text)["name"].startswith("</script>")


def test_a_place_without_a_note_has_its_id(lai_chau: PlanDocument) -> None:
    """And no position, rather than a wrong one."""
    lai_chau["places"].clear()
    first = json.loads(made(lai_chau, FormatName.JSONLD))["itinerary"]

    assert set(first["itemListElement"][0]["item"]) == {"@type", "name"}
