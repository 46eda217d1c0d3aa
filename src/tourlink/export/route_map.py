"""The map of a plan beside its legend, on a page."""

from rich.text import Text

from tourlink.export.gazetteer import Gazetteer, Point, clean
from tourlink.export.page import Page, styled
from tourlink.export.phrases import phrases
from tourlink.export.terminal_map import Line, Mark, Picture, draw, sample
from tourlink.export.timeline import legs, visits
from tourlink.plan import Plan

_LEAST_LEGEND_COLUMNS = 30
_INDENT = 2
_MOST_ROWS = 18
_ENDS = {True: "start_and_end", False: "is_start"}


def add_route_map(page: Page, plan: Plan, names: Gazetteer, *, unicode: bool) -> None:
    """Add the map, if any place of the plan has coordinates."""
    marks = _marks(plan, names)
    lines = [
        Line(start, end, clean(leg["mode"]))
        for leg in legs(plan)
        if (start := names.point(leg["from"])) and (end := names.point(leg["to"]))
    ]
    if not marks:
        return
    # 36 x 18 on a terminal of 80 columns; wider ones have room for a wider map.
    columns = min(max(page.width * 45 // 100, 24), page.width - 2 * _INDENT)
    picture = draw(lines, marks, columns=columns, rows=_MOST_ROWS, unicode=unicode)
    left = [styled((" " * _INDENT, ""), *row) for row in picture.rows]
    drawn = max(text.cell_len for text in left)

    page.line()
    column = drawn + _INDENT + 1
    if page.width - column >= _LEAST_LEGEND_COLUMNS:
        legend = _legend(page, plan, names, picture, page.width - column, unicode)
        page.beside(left, legend, column)
    else:
        legend = _legend(page, plan, names, picture, page.width - _INDENT, unicode)
        page.beside([*left, *(Text(" " * _INDENT) + text for text in legend)], [], 0)


def _marks(plan: Plan, names: Gazetteer) -> list[Mark]:
    ends: dict[str, str] = {plan["start"]: "S"}
    ends.setdefault(plan["end"], "E")
    marks = [
        _mark(label, names.point(place), visit=False) for place, label in ends.items()
    ]
    marks += [
        _mark(str(number), names.point(place)) for number, _, place in visits(plan)
    ]
    return [mark for mark in marks if mark]


def _mark(label: str, point: Point | None, *, visit: bool = True) -> Mark | None:
    return Mark(label, point, visit) if point else None


def _legend(  # noqa: PLR0913, PLR0917  # all of it is on the page
    page: Page,
    plan: Plan,
    names: Gazetteer,
    picture: Picture,
    width: int,
    unicode: bool,  # noqa: FBT001
) -> list[Text]:
    """Return what labels and lines mean, in lines of at most `width` columns."""
    words = phrases(names.lang)
    start, end = names.place(plan["start"]), names.place(plan["end"])
    both = plan["start"] == plan["end"]
    rows = [("", "S", words.say(f"plan.{_ENDS[both]}", name=start))]
    if not both:
        rows.append(("", "E", words.say("plan.is_end", name=end)))
    shown = 0
    for number, day, place in visits(plan):
        label = words.say("plan.day_number", n=day) if day != shown else ""
        rows.append((label, str(number), names.place(place)))
        shown = day

    legend: list[Text] = []
    for day_label, label, name in rows:
        way = picture.beyond.get(label)
        told = name
        if way:
            told = words.say(
                "plan.off_the_map", name=name, way=words.say(f"ways.{way}")
            )
        first = styled((f"{day_label:<7}", "aside"), (f"{label:>2} ", "label"))
        for part in page.wrap(styled((told, "")), width - first.cell_len):
            legend.append(Text.assemble(first, part))
            first = Text(" " * first.cell_len)
    modes = dict.fromkeys(clean(leg["mode"]) for leg in legs(plan))
    keys = Text("  ").join(
        styled(
            (sample(mode, unicode=unicode) + " ", mode),
            (words.known("modes", mode, mode), ""),
        )
        for mode in modes
    )
    return [*legend, Text(), *page.wrap(keys, width)]
