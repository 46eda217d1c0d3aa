"""Why a stop is in a plan, and why another place is not."""

import pytest

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import RequestError
from tourlink.explain.asked import seen, visits
from tourlink.explain.conflict import Conflict
from tourlink.explain.told import Told
from tourlink.explain.why import Other, Reasons, why
from tourlink.explain.why_not import why_not
from tourlink.export.phrases import phrases
from tourlink.plan import PlanDocument
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import request_of
from tourlink.request import FixedSegment, Request
from tourlink.vocabulary import Effort, Lang

ASKED = Request(
    province=("Lai Chau",),
    must=("Sin Suoi Ho",),
    days=(4, 4),
    month=9,
    effort=Effort.FAST,
)


@pytest.fixture(scope="module")
def document(bundled: Catalogue) -> PlanDocument:
    """Return four days in Lai Chau in September."""
    return plan(ASKED, bundled)


def said(found: Reasons) -> list[str]:
    """Return what hangs on a stop, in English."""
    told = Told(phrases(Lang.EN))
    return [told.remark("hangs", it) for it in found.hangs]


def test_request_of_a_document(bundled: Catalogue, document: PlanDocument) -> None:
    """The request that a document carries gives the same plans again."""
    again = plan(request_of(document), bundled)
    assert again["plans"] == document["plans"]


def test_parts_of_a_prize(bundled: Catalogue, document: PlanDocument) -> None:
    """The parts multiply to the prize that the plan says, and a must hangs on it."""
    found = why(document, document["plans"][0], "sin-suoi-ho", bundled)
    assert found.worth.prize == found.prize
    assert found.worth.season == 1.3
    assert said(found) == ["it is a must"]


def test_what_a_stop_displaces(bundled: Catalogue, document: PlanDocument) -> None:
    """Without a stop another plan is best, which lacks it and says what comes in."""
    first = document["plans"][0]
    stop = seen(first)[-1]
    other = why(document, first, stop, bundled).without
    assert isinstance(other, Other)
    assert stop in other.leaves
    assert stop not in other.enters
    assert other.score == first["score"] + other.change


def test_all_that_hangs_on_a_stop(bundled: Catalogue) -> None:
    """Without the only stop that a request allows, there is no plan."""
    asked = Request(
        province=("Ninh Binh",),
        must=("Trang An",),
        days=(1, 1),
        avoid=tuple(
            it.id
            for it in bundled.destinations.values()
            if it.province == "ninh-binh" and it.id != "trang-an"
        ),
        effort=Effort.FAST,
    )
    document = plan(asked, bundled)
    found = why(document, document["plans"][0], "trang-an", bundled)
    assert said(found) == ["it is a must", "it is the only stop in Ninh Binh"]
    assert isinstance(found.without, Conflict)


def test_fixed_days(bundled: Catalogue) -> None:
    """Days that are spoken for are their own reason."""
    asked = Request(
        fixed=(FixedSegment(place="Hanoi", day=1),),
        region=("red-river-delta",),
        days=(2, 2),
        effort=Effort.FAST,
    )
    document = plan(asked, bundled)
    found = why(document, document["plans"][0], "hanoi", bundled)
    assert said(found) == ["its days are spoken for"]
    assert found.without is None


def test_no_such_stop(bundled: Catalogue, document: PlanDocument) -> None:
    """Who asks for a place that is not in the plan is told what to ask."""
    with pytest.raises(RequestError, match="no stop at Con Dao"):
        why(document, document["plans"][0], "con-dao", bundled)


def test_why_not_what_is_visited(bundled: Catalogue, document: PlanDocument) -> None:
    """A place of the plan is visited on a day."""
    first = document["plans"][0]
    found = why_not("Sin Suoi Ho", ASKED, bundled, first)
    days = [it.day["day"] for it in visits(first) if it.place == "sin-suoi-ho"]
    assert (found.answer, found.day) == ("visited", days[0])


def test_why_not_what_costs(bundled: Catalogue, document: PlanDocument) -> None:
    """What could be visited says what the plan with it scores, and what it drops."""
    first = document["plans"][0]
    left = next(it for it in first["left_out"] if it["code"] != "refused")
    found = why_not(left["destination"], ASKED, bundled, first)
    assert found.answer == "costs"
    assert found.tried == left
    assert found.with_it is not None
    assert left["destination"] in found.with_it.enters


@pytest.mark.parametrize(
    ("place", "answer", "reason"),
    [
        ("airport-han", "no-stop", "serves transport"),
        ("eva-village", "no-stop", "not known"),
    ],
)
def test_why_not_what_nobody_is_sold(
    place: str, answer: str, reason: str, bundled: Catalogue
) -> None:
    """Hubs and places without a site need no search."""
    found = why_not(place, ASKED, bundled)
    assert found.answer == answer
    assert found.reason is not None
    assert reason in found.reason.text


def test_why_not_what_is_refused(bundled: Catalogue) -> None:
    """What the request refuses says why, and which change would admit it."""
    asked = Request(
        region=("central-coast",), month=11, days=(4, 4), effort=Effort.FAST
    )
    found = why_not("cham-islands", asked, bundled)
    assert found.reason is not None
    assert (found.answer, found.reason.code) == ("refused", "closed-month")
    assert found.found is not None
    assert [it.name for it in found.found.members] == ["month", "must:cham-islands"]
    assert [it.changes[0].member for it in found.helps] == ["month"]


def test_why_not_what_is_too_far(bundled: Catalogue, document: PlanDocument) -> None:
    """What cannot be reached in time says what is in conflict, and what would help."""
    found = why_not("con-dao", ASKED, bundled, document["plans"][0])
    assert found.answer == "impossible"
    assert found.out_of_scope
    changed = {change.member for it in found.helps for change in it.changes}
    assert changed == {"days"}


def test_why_not_what_is_avoided(bundled: Catalogue) -> None:
    """What is to be avoided is left out for that."""
    asked = Request(province=("Lai Chau",), avoid=("Sin Suoi Ho",))
    found = why_not("sin-suoi-ho", asked, bundled)
    assert found.reason is not None
    assert (found.answer, found.reason.code) == ("refused", "avoided")
