"""A plan as a seller of tours reads it: on a terminal, in a pipe or on paper."""

from datetime import date

from rich.cells import cell_len

from tourlink.export import View
from tourlink.export.changes import add_changes
from tourlink.export.gazetteer import Gazetteer, clean
from tourlink.export.page import Page, flow, styled
from tourlink.export.route_map import add_route_map
from tourlink.export.timeline import Row, legs, timeline, visits
from tourlink.export.words import (
    ASCII,
    UNICODE,
    Signs,
    count,
    day_of,
    duration,
    kilometres,
    money,
    month,
    stamp,
    value,
)
from tourlink.plan import Changes, Plan, PlanDocument
from tourlink.vocabulary import Mode

MOST_LEFT_OUT = 8

_MODES = frozenset(Mode)
_LABEL_COLUMNS = 14  # of the labels of the header and the closing parts
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
        page.line("No plan.")
    if "changes" in document:
        writer.changes(document["changes"])
    if len(plans) > 1:
        writer.comparison(plans)
    for number, plan in enumerate(plans, start=1):
        if len(plans) > 1:
            page.line()
            page.line(f"Plan {number} of {len(plans)}", "heading")
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
        self._signs: Signs = UNICODE if view.unicode else ASCII

    def changes(self, changes: Changes) -> None:
        """Write what a plan made anew changes."""
        add_changes(self._page, changes, self._names, self._signs)

    def comparison(self, plans: list[Plan]) -> None:
        """Write one row a plan."""
        table = [("#", "score", "differs", "days", "stops", "km", "travel", "cost")]
        table += [
            (
                str(number),
                f"{plan['score']:,}",
                _differs(plan),
                str(len(plan["days"])),
                str(len(visits(plan))),
                f"{plan['totals']['distance_km']:,.0f}",
                duration(plan["totals"]["travel_min"]),
                _short_cost(plan),
            )
            for number, plan in enumerate(plans, start=1)
        ]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        routes = ["route", *(clean(plan["title"]) for plan in plans)]
        beside = self._page.width - sum(widths) - 2 * len(widths) >= _LEAST_NAME_COLUMNS
        for number, (cells, route) in enumerate(zip(table, routes, strict=True)):
            role = "" if number else "heading"
            if beside:
                columns = "  ".join(map(str.rjust, cells, widths))
                self._page.hanging(
                    styled((columns + "  ", role)), styled((route, role))
                )
            elif number:
                facts = zip(table[0][1:], cells[1:], strict=True)
                told = ", ".join(f"{name} {cell}" for name, cell in facts)
                indent = f"{cells[0]:>{widths[0]}}  "
                self._page.hanging(
                    styled((indent, "")), styled((f"{route}: {told}", ""))
                )

        self._page.line()
        for number, plan in enumerate(plans, start=1):
            if sentence := clean(plan.get("best_for", "")):
                self._page.hanging(
                    styled((f"{number:>{widths[0]}}  ", "")), styled((sentence, ""))
                )

    def plan(self, plan: Plan) -> None:
        """Write one plan from its title to its proof."""
        self._header(plan)
        if not self._view.quiet:
            add_route_map(self._page, plan, self._names, unicode=self._view.unicode)
        self._days(plan)
        self._totals(plan)
        self._warnings(plan)
        if not self._view.quiet:
            self._left_out(plan)
            self._certificate(plan)

    def provenance(self) -> None:
        """Write from what, and by what, the plans were made."""
        catalogue, engine = self._document["catalogue"], self._document["engine"]
        places = count(catalogue["destinations"], "destination")
        corridors = count(catalogue["corridors"], "corridor")
        self._page.line()
        self._page.line(
            f"Catalogue of {clean(catalogue['as_of'])} ({places}, {corridors}), "
            f"tourlink {clean(engine['version'])}, seed {engine['seed']}, "
            f"effort {clean(engine['effort'])}",
            "aside",
        )

    def _header(self, plan: Plan) -> None:
        dot = f" {self._signs.dot} "
        modes = dict.fromkeys(clean(leg["mode"]) for leg in legs(plan))
        facts = [
            f"{count(len(plan['days']), 'day')}, {count(plan['nights'], 'night')}",
            self._dates(plan),
            f"by {', '.join(modes)}" if modes else "",
        ]
        self._page.line()
        self._page.line(self._title(plan), "title")
        self._page.line(dot.join(filter(None, facts)))
        if len(self._document["plans"]) == 1 and (
            told := clean(plan.get("best_for", ""))
        ):
            self._page.hanging(styled(("", "")), styled((told, "")))
        self._page.line()
        if window := plan.get("season_window"):
            span = self._span(window["first"], window["last"])
            self._field("Planned for", f"{span}: {clean(window['reason'])}")
        self._field("Provinces", ", ".join(self._provinces(plan)) or "none")
        self._field("Themes", _themes(plan["themes"]))
        self._field("Score", _score(plan))
        if plan["warnings"]:
            self._field("Warnings", f"{len(plan['warnings'])}, after the last day")

    def _title(self, plan: Plan) -> str:
        title = clean(plan["title"])
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
        return f"{month(asked)}, no dates yet" if asked else "no dates yet"

    def _span(self, begin: str, end: str) -> str:
        first, last = date.fromisoformat(begin), date.fromisoformat(end)
        if first == last:
            return day_of(first, year=True)
        shown = day_of(first, year=first.year != last.year)
        return f"{shown} {self._signs.dash} {day_of(last, year=True)}"

    def _provinces(self, plan: Plan) -> list[str]:
        stops = [place for _, _, place in visits(plan)]
        told = []
        for key in plan["provinces"]:
            former = self._names.former(key, stops)
            name = self._names.province(key)
            told.append(f"{name} (formerly {', '.join(former)})" if former else name)
        return told

    def _days(self, plan: Plan) -> None:
        days = timeline(plan, self._names, self._signs)
        time_columns = max(
            len(row.time) for rows in days for row in [Row(role=""), *rows]
        )
        for day, rows in zip(plan["days"], days, strict=True):
            date = stamp(f"{day['date']}T00:00").date if day["date"] else None
            when = f"Day {day['day']}  " + (f"{day_of(date)}  " if date else "")
            self._page.line()
            self._page.hanging(
                styled((when, "heading")), styled((clean(day["title"]), "heading"))
            )
            for row in rows:
                self._row(row, time_columns)

    def _row(self, row: Row, time_columns: int) -> None:
        first = styled(
            (f"  {row.time:<{time_columns}} ", ""),
            (f"{row.mark:>2} ", row.role),
            (f"{row.word:<{_WORD_COLUMNS}}", row.role),
        )
        km = "" if row.km is None else kilometres(row.km)
        minutes = "" if row.minutes is None else duration(row.minutes)
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
        self._page.line("Totals", "heading")
        self._field("Distance", kilometres(totals["distance_km"]))
        aboard = any(leg.get("overnight") for leg in legs(plan))
        told = ", nights aboard not counted" if aboard else ""
        self._field("Travel", duration(totals["travel_min"]) + told)
        self._field("Cost", self._cost(plan))

    def _cost(self, plan: Plan) -> str:
        totals = plan["totals"]
        group = _party(self._document["request"])
        if totals["cost_vnd_per_person"] is not None:
            return f"{money(totals['cost_vnd_per_person'])} a person{group}"
        known = totals["known_cost_vnd_per_person"]
        return f"not fully known; known parts {money(known)} a person{group}"

    def _warnings(self, plan: Plan) -> None:
        if plan["warnings"]:
            self._page.line()
            self._page.line("Warnings", "heading")
        for warning in plan["warnings"]:
            self._page.hanging(
                styled(("  ! ", "warning")),
                styled(
                    (clean(warning["code"]), "warning"),
                    (f": {clean(warning['message'])}", ""),
                ),
            )

    def _left_out(self, plan: Plan) -> None:
        left_out = plan["left_out"]
        if left_out:
            self._page.line()
            self._page.line("Left out", "heading")
        for candidate in left_out[:MOST_LEFT_OUT]:
            self._page.hanging(
                styled(("  - ", "aside")),
                styled(
                    (self._names.place(candidate["destination"]), ""),
                    (f": {clean(candidate['reason'])}", "aside"),
                ),
            )
        if len(left_out) > MOST_LEFT_OUT:
            self._page.line(f"    and {len(left_out) - MOST_LEFT_OUT} more", "aside")

    def _certificate(self, plan: Plan) -> None:
        proofs = plan["certificate"]
        broken = [proof for proof in proofs if not proof["holds"]]
        kept = [clean(proof["constraint"]) for proof in proofs if proof["holds"]]
        if not proofs:
            return
        self._page.line()
        self._page.line("Certificate", "heading")
        for proof in broken:
            self._page.hanging(
                styled(("  ! ", "failure")),
                styled(
                    (f"{clean(proof['constraint'])} does not hold: ", "failure"),
                    (f"{value(proof['value'])}, limit {value(proof['limit'])}", ""),
                ),
            )
        if broken:
            first = f"{len(kept)} of {len(proofs)} constraints hold"
        else:
            first = f"all {count(len(proofs), 'constraint')} hold"
        told = f"{first}: {', '.join(kept)}" if kept else first
        self._page.hanging(styled(("    ", "")), styled((told, "")))

    def _field(self, label: str, text: str) -> None:
        first = styled((f"  {label:<{_LABEL_COLUMNS - 2}}", "aside"))
        self._page.hanging(first, styled((text, "")))


def _themes(themes: dict[str, float]) -> str:
    """Return the themes, the weightiest first, with weights where they differ."""
    ranked = sorted(themes.items(), key=lambda item: -item[1])
    if len(set(themes.values())) <= 1:
        return ", ".join(clean(theme) for theme, _ in ranked) or "any"
    return ", ".join(f"{clean(theme)} ({weight:g})" for theme, weight in ranked)


def _score(plan: Plan) -> str:
    parts = [f"{plan['score']:,}"]
    if plan["bound"] is not None:
        parts.append(f"bound {plan['bound']:,}")
    if plan["gap"] is not None:
        parts.append(f"gap {_percent(plan['gap'])}")
    if plan["status"] == "optimal":
        parts.append("optimal (proven)")
    else:
        parts.append("feasible" if plan["bound"] is not None else "feasible, no bound")
    return ", ".join(parts)


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share * 100:.1f} %"


def _differs(plan: Plan) -> str:
    """Return how far a plan is from the first, which is not far from itself."""
    apart = plan.get("distance")
    return f"{apart:.0%}".replace("%", " %") if apart else "-"


def _short_cost(plan: Plan) -> str:
    cost = plan["totals"]["cost_vnd_per_person"]
    return "?" if cost is None else f"{cost:,}"


def _party(request: dict[str, object]) -> str:
    """Return for how many people a price was asked, as a price needs its group."""
    adults, elders = request.get("adults", 0), request.get("elders", 0)
    children = request.get("children", ())
    if not (isinstance(adults, int) and isinstance(elders, int)):
        return ""
    young = len(children) if isinstance(children, list | tuple) else 0
    people = adults + elders + young
    return f", group of {people}" if people else ""
