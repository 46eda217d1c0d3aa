"""What a destination is worth to one request: an integer prize."""

from collections.abc import Mapping

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


def prize(
    destination: Destination,
    themes: Mapping[Theme, float],
    *,
    month: int | None,
    festive: bool = False,
) -> int:
    """
    Return the prize of visiting `destination`, 0 for a place that is not sold.

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
    The worth of the quality rating is multiplied by the match of themes, from
    `OFF_THEME_SHARE` to 1, and by the season. The match is the mean rating over the
    themes asked for, weighted, with 5 for a full match.
    """
    if destination.quality is None:
        return 0
    worth = float(QUALITY_WORTH[destination.quality])
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
        match = (rated / total + best) / 10
        worth *= OFF_THEME_SHARE + (1 - OFF_THEME_SHARE) * match
    if month is not None and destination.best_months:
        in_season = month in destination.best_months
        worth *= IN_SEASON if in_season else OUT_OF_SEASON
    if festive:
        worth *= FESTIVE
    return max(1, round(worth))
