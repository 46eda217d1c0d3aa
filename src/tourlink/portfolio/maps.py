"""Maps of a portfolio: who gets how many nights, and where each chain goes."""

from collections.abc import Collection, Mapping, Sequence
from html import escape

from tourlink.export.gazetteer import Gazetteer
from tourlink.export.land import land
from tourlink.export.map_overview import Overview
from tourlink.export.map_spots import Spot, Way, spots, ways
from tourlink.export.svg_style import CLASS
from tourlink.plan import PlanDocument
from tourlink.vocabulary import Lang

SHADES = 4
_WIDTH = 400.0
_SMALL_DOT_PX = 6.0  # of maps that are shown at a third of their size


class Maps:
    """
    The maps of one page, on the same land.

    Parameters
    ----------
    nights
        By province; the more, the darker it is.
    members
        Provinces that the larger map is of.
    chains
        A plan document of each chain.
    """

    def __init__(
        self,
        nights: Mapping[str, int],
        members: Collection[str],
        chains: Sequence[PlanDocument],
        lang: Lang,
    ) -> None:
        self._parts = {key: f"land n{it}" for key, it in shades(nights).items()}
        self._routes: list[tuple[list[Way], list[Spot]]] = []
        for document in chains:
            names, plan = Gazetteer(document, lang), document["plans"][0]
            self._routes.append((ways(plan, names), spots(plan, names)))
        # Where chains start and end is often far from where they go.
        visited = [
            it.point
            for document, (_, found) in zip(chains, self._routes, strict=True)
            for it in found
            if document["places"][it.place]["province"] in members
        ]
        ground, corner = land(None), (0.0, 0.0)
        self._country = Overview(corner, _WIDTH, ground)
        self._region = (
            Overview(corner, _WIDTH, ground, visited) if visited else self._country
        )

    def land(self) -> str:
        """Return what the maps lie on, to stand on the page before them."""
        charts = {"country": self._country, "region": self._region}
        symbols = "".join(
            f'<symbol id="{name}" viewBox="{_BOX}"><g class="{CLASS}">'
            f'<rect class="sea" width="100%" height="100%"/>\n'
            f"{chart.ground(self._parts)[0]}</g></symbol>\n"
            for name, chart in charts.items()
        )
        # Each has the class in it, as rules do not see out of what `use` shows.
        hidden = 'width="0" height="0" aria-hidden="true"'
        return f'<svg class="ground" {hidden}>\n{symbols}</svg>'

    def of_country(self, told: str) -> str:
        """Return all chains in the country; `told` says what there is to see."""
        drawn = [part for it in self._routes for part in self._country.route(*it)]
        return _svg("country", told, [*drawn, self._country.ground()[1]])

    def of_region(self, told: str) -> str:
        """Return all chains where they go."""
        drawn = [part for it in self._routes for part in self._region.route(*it, 3.0)]
        return _svg("region", told, drawn)

    def of_chain(self, number: int, told: str) -> str:
        """Return one chain, from 0, where all of them go."""
        drawn = self._region.route(*self._routes[number], _SMALL_DOT_PX)
        return _svg("region", told, drawn)


_BOX = f"0 0 {_WIDTH:g} {Overview.height(_WIDTH)}"


def _svg(ground: str, told: str, drawn: Sequence[str]) -> str:
    body = "\n".join(drawn)
    return (
        f'<svg class="{CLASS}" viewBox="{_BOX}" role="img" aria-label="{escape(told)}">'
        f'<use href="#{ground}"/>\n{body}\n</svg>'
    )


def shades(amounts: Mapping[str, int]) -> dict[str, int]:
    """Return a shade from 1 to `SHADES` for each amount but 0, the greatest darkest."""
    most = max(amounts.values(), default=0)
    return {key: -(-SHADES * it // most) for key, it in amounts.items() if it > 0}
