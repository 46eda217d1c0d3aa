"""The year of a request: what it could earn, week by week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from tourlink.catalogue.catalogue import Catalogue
from tourlink.errors import NoFeasibleChainError
from tourlink.planner.brief import read
from tourlink.planner.outlook import STOPS_A_DAY, Outlook, Prospect, Reason, calm
from tourlink.planner.pipeline import plan
from tourlink.request import Request
from tourlink.vocabulary import Effort
from tourlink.when.told import days_off, events, seasons
from tourlink.when.year import Calendar, Found, Week, mondays, rated, solved


class OfRequest:
    """A request that may start on any day; the date and month it names do not count."""

    def __init__(self, request: Request, catalogue: Catalogue, year: int) -> None:
        self.brief = read(request, catalogue)
        weeks = mondays(year)
        last = weeks[-1] + timedelta(6)
        self._outlook = Outlook(self.brief, catalogue, weeks[0], last)
        self._favourites = self._most_wanted()

    @property
    def days(self) -> int:
        """The length of the tour."""
        return self._outlook.days

    def worth(self, start: date) -> float:
        """Return what the best places are worth together."""
        return self._outlook.worth(start)

    def against(self, start: date) -> list[Reason]:
        """Return which must, province or stage cannot be visited."""
        return list(self._outlook.against(start))

    def told(self, start: date) -> list[Reason]:
        """Return what the best places of this start, and those of the year, say."""
        last = self._outlook.last_day(start)
        best = [it for _, it in self._outlook.best(start)]
        shown = {it.place.id: it for it in (*best, *self._favourites)}
        open_now = [it for it in shown.values() if it.on(start, last)]
        shut = [it for it in self._favourites if not it.on(start, last)]
        reasons = [*events(best, start, last), *seasons(open_now, start.month)]
        if shut:
            names = ", ".join(it.place.name.en for it in shut[:3])
            reasons.append(Reason("closed", f"closed or not reached: {names}"))
        return [*reasons, *days_off(start, last)]

    def _most_wanted(self) -> list[Prospect]:
        """Return the places that are worth most in their best months."""
        ranked = sorted(self._outlook.prospects, key=lambda it: -max(it.festive))
        reached = [it for it in ranked if it.reached]
        return reached[: STOPS_A_DAY * self.days]


def of_request(
    request: Request,
    catalogue: Catalogue,
    year: int,
    *,
    solve: bool = False,
    report: Callable[[Week], None] | None = None,
) -> Calendar:
    """
    Return the weeks of a year for a request.

    Parameters
    ----------
    solve
        Plan each week that is not blocked, with little effort, and rate by the scores.
    report
        Told each week before it is planned.
    """
    subject = OfRequest(request, catalogue, year)
    weeks = rated(subject, year)
    if solve:
        quick = replace(
            request, month=None, year=None, effort=Effort.FAST, alternatives=1
        )

        def search(week: Week) -> Found | None:
            if report is not None:
                report(week)
            start = max(week.starts, key=subject.worth)
            try:
                found = plan(replace(quick, start_date=start), catalogue)
            except NoFeasibleChainError:
                return None
            score = found["plans"][0]["score"]
            last = start + timedelta(len(found["plans"][0]["days"]) - 1)
            return Found(score, score * calm(start, last))

        weeks = solved(weeks, search)
    return Calendar(
        title=_title(subject),
        subject="request",
        key=_key(request),
        year=year,
        days=subject.days,
        sha256=catalogue.sha256,
        as_of=catalogue.as_of,
        weeks=weeks,
    )


def _key(request: Request) -> str:
    asked = replace(request, start_date=None, month=None, year=None)
    return sha256(repr(asked).encode()).hexdigest()


def _title(subject: OfRequest) -> str:
    """Return in words where the request leads."""
    brief, request = subject.brief, subject.brief.request
    named = [area.name.en for area in brief.served]
    named += [stage.label for stage in brief.stages]
    named += [place.name.en for place in brief.must]
    named += list(request.agreement)
    where = ", ".join(dict.fromkeys(named)) or "anywhere"
    return f"{brief.start.name.en} - {where}"
