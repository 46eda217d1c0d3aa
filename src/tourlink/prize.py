"""What a destination is worth to one request: an integer prize."""

from collections.abc import Mapping
from typing import NamedTuple

from tourlink.catalogue.records import Destination
from tourlink.vocabulary import Theme

# Worth of each quality rating 1 to 5 before themes and season: a place worth a
# journey of its own (5) outweighs two that are worth a stop (3).
QUALITY_WORTH = {1: 10, 2: 22, 3: 40, 4: 65, 5: 100}

# A place in its best months, and one that has best months but is visited in others.
IN_SEASON = 1.3
OUT_OF_SEASON = 0.8
# An event there on the day of the visit.
FESTIVE = 1.2

# What is left of the worth of a place that matches none of the themes asked for.
OFF_THEME_SHARE = 0.25


class Worth(NamedTuple):
    """
    What a prize is made of: a worth and three factors.

    Attributes
    ----------
    quality
        Worth of the quality rating.
    match
        How well the place matches the themes asked for, `OFF_THEME_SHARE` to 1.
    season, event
        Factors of the month and of an event during the visit; 1 where they tell
        nothing.
    """

    quality: int
    match: float = 1.0
    season: float = 1.0
    event: float = 1.0

    @property
    def prize(self) -> int:
        """The prize: the product, at least 1 where there is any worth."""
        if not self.quality:
            return 0
        return max(1, round(self.quality * self.match * self.season * self.event))


def worth(
    destination: Destination,
    themes: Mapping[Theme, float],
    *,
    month: int | None,
    festive: bool = False,
) -> Worth:
    """
    Return what the prize of visiting `destination` is made of.

    Parameters
    ----------
    themes
        Weight of each theme asked for; empty for a traveller open to everything.
    month
        Month of travel, 1 to 12; None leaves seasons out of account.
    festive
        Whether an event takes place there during the visit.

    Notes
    -----
    The match is the mean rating over the themes asked for, weighted, with 5 for a full
    match.
    """
    if destination.quality is None:
        return Worth(0)
    match = season = 1.0
    total = sum(themes.values())
    if total > 0:
        rated = sum(
            weight * destination.themes.get(theme, 0)
            for theme, weight in themes.items()
        )
        best = max(
            (destination.themes.get(theme, 0) for theme, w in themes.items() if w > 0),
            default=0,
        )
        # Half the mean, half the best: a place that serves one of three themes
        # fully is worth having in a tour of three themes.
        share = (rated / total + best) / 10
        match = OFF_THEME_SHARE + (1 - OFF_THEME_SHARE) * share
    if month is not None and destination.best_months:
        in_season = month in destination.best_months
        season = IN_SEASON if in_season else OUT_OF_SEASON
    event = FESTIVE if festive else 1.0
    return Worth(QUALITY_WORTH[destination.quality], match, season, event)


def prize(
    destination: Destination,
    themes: Mapping[Theme, float],
    *,
    month: int | None,
    festive: bool = False,
) -> int:
    """Return the prize of visiting `destination`, 0 for a place that is not sold."""
    return worth(destination, themes, month=month, festive=festive).prize


def prizes_by_month(
    destination: Destination, themes: Mapping[Theme, float], *, festive: bool = False
) -> tuple[int, ...]:
    """Return the prizes of visiting `destination` in each month, from January."""
    whole = worth(destination, themes, month=None, festive=festive)
    if not destination.best_months:
        return (whole.prize,) * 12
    best = whole._replace(season=IN_SEASON).prize
    others = whole._replace(season=OUT_OF_SEASON).prize
    return tuple(
        best if month in destination.best_months else others for month in range(1, 13)
    )
