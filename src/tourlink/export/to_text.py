"""A plan as a seller of tours reads it: on a terminal, in a pipe or on paper."""

from datetime import date

from rich.cells import cell_len

from tourlink.export import View
from tourlink.export.changes import add_changes
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.page import Page, flow, styled
from tourlink.export.phrases import Phrases, phrases
from tourlink.export.route_map import add_route_map
from tourlink.export.said import Said, people_of
from tourlink.export.text_comparison import add_comparison
from tourlink.export.text_proof import Proof
from tourlink.export.timeline import Row, legs, timeline, visits
from tourlink.export.titles import Titles
from tourlink.export.words import ASCII, UNICODE, Signs, stamp
from tourlink.plan import Changes, Plan, PlanDocument
from tourlink.vocabulary import Lang, Mode

_FIELDS = (
    "planned_for",
    "provinces",
    "themes",
    "score",
    "warnings",
    "distance",
    "travel",
    "cost",
)

_MODES = frozenset(Mode)
_LABEL_COLUMNS = 14  # at least, of the labels of the header and the closing parts
_KM_COLUMNS, _DURATION_COLUMNS = 8, 8
_WORD_COLUMNS = 10
# Below this many columns for names, numbers go behind them instead of beside.
_LEAST_NAME_COLUMNS = 24


def render(document: PlanDocument, view: View) -> str:
    """Return all plans, after a table that compares them where there are several."""
    page = Page(view.width, color=view.color)
    writer = _Writer(document, view, page)
    plans = document["plans"]
    if not plans:
        page.line(phrases(view.lang).say("plan.no_plan"))
    if "changes" in document:
        writer.changes(document["changes"])
    if len(plans) > 1:
        writer.comparison(plans)
    for number, plan in enumerate(plans, start=1):
        if len(plans) > 1:
            page.line()
            words = phrases(view.lang)
            told = words.say("plan.plan_of", number=number, total=len(plans))
            page.line(told, "heading")
        writer.plan(plan)
    if not view.quiet:
        writer.provenance()
    return page.print()


class _Writer:
    """Writes the parts of a document onto a page, in the order of its methods."""

    def __init__(self, document: PlanDocument, view: View, page: Page) -> None:
        self._document = document
        self._view = view
        self._page = page
        self._names = Gazetteer(document, view.lang)
        self._words: Phrases = phrases(view.lang)
        self._titles = Titles(document, self._names)
        own = document["request"].get("lang", Lang.EN) == view.lang
        self._said = Said(self._names, self._words, as_written=own)
        labels = [self._say(f"field_{it}") for it in _FIELDS]
        self._label_columns = max(_LABEL_COLUMNS, *(len(it) + 3 for it in labels))
        self._signs: Signs = UNICODE if view.unicode else ASCII

    @property
    def _colon(self) -> str:
        return self._words.say("forms.colon")

    def _say(self, key: str, **values: object) -> str:
        return self._words.say(f"plan.{key}", **values)

    def changes(self, changes: Changes) -> None:
        """Write what a plan made anew changes."""
        add_changes(self._page, changes, self._names, self._words, self._signs)

    def comparison(self, plans: list[Plan]) -> None:
        """Write one row a plan."""
        add_comparison(self._page, plans, self._titles, self._said, self._words)

    def plan(self, plan: Plan) -> None:
        """Write one plan from its title to its proof."""
        self._header(plan)
        if not self._view.quiet:
            add_route_map(self._page, plan, self._names, unicode=self._view.unicode)
        self._days(plan)
        self._totals(plan)
        self._warnings(plan)
        if not self._view.quiet:
            proof = Proof(self._page, self._said, self._words)
            proof.left_out(plan)
            proof.certificate(plan)

    def provenance(self) -> None:
        """Write from what, and by what, the plans were made."""
        catalogue, engine = self._document["catalogue"], self._document["engine"]
        told = self._say(
            "provenance",
            as_of=clean(catalogue["as_of"]),
            places=self._words.count("destination", catalogue["destinations"]),
            corridors=self._words.count("corridor", catalogue["corridors"]),
            version=clean(engine["version"]),
            seed=engine["seed"],
            effort=self._words.known("efforts", *2 * [clean(engine["effort"])]),
        )
        self._page.line()
        self._page.line(told, "aside")

    def _header(self, plan: Plan) -> None:
        dot = f" {self._signs.dot} "
        words = self._words
        modes = dict.fromkeys(
            words.known("modes", mode, mode)
            for mode in (clean(leg["mode"]) for leg in legs(plan))
        )
        days = words.count("day", len(plan["days"]))
        facts = [
            f"{days}, {words.count('night', plan['nights'])}",
            self._dates(plan),
            self._say("by_modes", modes=", ".join(modes)) if modes else "",
        ]
        self._page.line()
        self._page.line(self._title(plan), "title")
        self._page.line(dot.join(filter(None, facts)))
        if len(self._document["plans"]) == 1 and (told := self._said.best_for(plan)):
            self._page.hanging(styled(("", "")), styled((told, "")))
        self._page.line()
        if window := plan.get("season_window"):
            span = self._span(window["first"], window["last"])
            told = self._words.labelled(span, self._said.season(window))
            self._field("planned_for", told)
        provinces = ", ".join(self._provinces(plan)) or self._say("none")
        self._field("provinces", provinces)
        self._field("themes", self._themes(plan["themes"]))
        self._field("score", self._score(plan))
        if plan["warnings"]:
            told = self._say("warnings_below", n=len(plan["warnings"]))
            self._field("warnings", told)

    def _title(self, plan: Plan) -> str:
        title = self._titles.plan(plan)
        if title:
            return title
        route = [plan["start"], *(place for _, _, place in visits(plan)), plan["end"]]
        return " - ".join(self._names.place(place) for place in dict.fromkeys(route))

    def _dates(self, plan: Plan) -> str:
        dates = [
            stamp(f"{day['date']}T00:00").date for day in plan["days"] if day["date"]
        ]
        known = [day for day in dates if day]
        if known:
            return self._span(known[0].isoformat(), known[-1].isoformat())
        asked = self._document["request"].get("month")
        if not asked:
            return self._say("no_dates")
        return self._say("month_no_dates", month=self._words.month(asked))

    def _span(self, begin: str, end: str) -> str:
        first, last = date.fromisoformat(begin), date.fromisoformat(end)
        end = self._words.short_date(last, year=True)
        if first == last:
            return end
        shown = self._words.short_date(first, year=first.year != last.year)
        return f"{shown} {self._signs.dash} {end}"

    def _provinces(self, plan: Plan) -> list[str]:
        stops = [place for _, _, place in visits(plan)]
        told = []
        for key in plan["provinces"]:
            former = self._names.former(key, stops)
            name = self._names.province(key)
            if former:
                name = self._say("formerly", name=name, former=", ".join(former))
            told.append(name)
        return told

    def _days(self, plan: Plan) -> None:
        days = timeline(plan, self._names, self._signs)
        time_columns = max(
            len(row.time) for rows in days for row in [Row(role=""), *rows]
        )
        for day, rows in zip(plan["days"], days, strict=True):
            date = stamp(f"{day['date']}T00:00").date if day["date"] else None
            when = self._say("day_number", n=day["day"]) + "  "
            when += f"{self._words.short_date(date)}  " if date else ""
            self._page.line()
            self._page.hanging(
                styled((when, "heading")), styled((self._titles.day(day), "heading"))
            )
            for row in rows:
                self._row(row, time_columns)

    def _row(self, row: Row, time_columns: int) -> None:
        first = styled(
            (f"  {row.time:<{time_columns}} ", ""),
            (f"{row.mark:>2} ", row.role),
            (f"{row.word:<{_WORD_COLUMNS}}", row.role),
        )
        km = "" if row.km is None else self._words.kilometres(row.km)
        minutes = "" if row.minutes is None else self._words.duration(row.minutes)
        right = f"{km:>{_KM_COLUMNS}}{minutes:>{_DURATION_COLUMNS}}"
        asides = list(row.asides)
        room = self._page.width - first.cell_len - len(right) - 1
        if room < _LEAST_NAME_COLUMNS:
            asides += filter(None, (km, minutes))
            room = self._page.width - first.cell_len
            right = ""
        role = "" if row.role in _MODES else row.role
        pieces = [(part, role, " ") for part in row.text]
        if cell_len(", ".join(asides)) <= room:  # together, on a line of their own
            asides = [", ".join(asides)] if asides else []
        for number, aside in enumerate(asides, start=1):
            joint = f" {self._signs.dot} " if number == 1 else " "
            comma = "," * (number < len(asides))
            pieces.append((aside + comma, "aside", joint))
        self._page.hanging(first, flow(pieces, room), right.rstrip(), role=role)

    def _totals(self, plan: Plan) -> None:
        totals = plan["totals"]
        self._page.line()
        self._page.line(self._say("totals"), "heading")
        self._field("distance", self._words.kilometres(totals["distance_km"]))
        travel = self._words.duration(totals["travel_min"])
        if any(leg.get("overnight") for leg in legs(plan)):
            travel = self._say("nights_aboard", travel=travel)
        self._field("travel", travel)
        self._field("cost", self._cost(plan))

    def _cost(self, plan: Plan) -> str:
        totals = plan["totals"]
        known, money = totals["cost_vnd_per_person"], self._words.money
        if known is not None:
            cost = self._say("cost_a_person", money=money(known))
        else:
            part = money(totals["known_cost_vnd_per_person"])
            cost = self._say("cost_partly", money=part)
        # A price needs its group.
        people = people_of(self._document)
        return self._say("cost_group", cost=cost, people=people) if people else cost

    def _warnings(self, plan: Plan) -> None:
        if plan["warnings"]:
            self._page.line()
            self._page.line(self._say("warnings"), "heading")
        for warning in plan["warnings"]:
            code, message = clean(warning["code"]), self._said.warning(warning)
            self._page.hanging(
                styled(("  ! ", "warning")),
                styled((code, "warning"), (f"{self._colon}{message}", "")),
            )

    def _field(self, label: str, text: str) -> None:
        told = self._say(f"field_{label}")
        first = styled((f"  {told:<{self._label_columns - 2}}", "aside"))
        self._page.hanging(first, styled((text, "")))

    def _themes(self, themes: dict[str, float]) -> str:
        """Return the themes, the weightiest first, with weights where they differ."""
        ranked = sorted(themes.items(), key=lambda item: -item[1])
        told = [self._words.known("tags", clean(it), clean(it)) for it, _ in ranked]
        if len(set(themes.values())) <= 1:
            return ", ".join(told) or self._say("any")
        weights = (f"{weight:g}" for _, weight in ranked)
        return ", ".join(f"{it} ({w})" for it, w in zip(told, weights, strict=True))

    def _score(self, plan: Plan) -> str:
        number = self._words.number
        parts = [number(plan["score"])]
        if plan["bound"] is not None:
            parts.append(self._say("bound", bound=number(plan["bound"])))
        if plan["gap"] is not None:
            parts.append(self._say("gap_of", gap=self._percent(plan["gap"])))
        if plan["status"] == "optimal":
            parts.append(self._say("optimal"))
        else:
            known = plan["bound"] is not None
            parts.append(self._say("feasible" if known else "no_bound"))
        return ", ".join(parts)

    def _percent(self, share: float | None) -> str:
        return "?" if share is None else self._words.percent(share)
