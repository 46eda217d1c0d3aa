"""The pages of a batch: each package with a small map, some hundreds a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Any, NamedTuple

from tourlink.batch.folder import PACKAGES
from tourlink.batch.thumbnail import HEIGHT, WIDTH, land, route
from tourlink.batch.workshop import PLAN_LOCK
from tourlink.catalogue.catalogue import Catalogue

_A_PAGE = 200
_MAP_WIDTH = 100  # pixels
_STYLE = """
:root{color-scheme:light dark;--back:#fff;--text:#222;--line:#bbb;--link:#0b4a8f;
--failed:#fdf1ef;--sea:#eef3f6;--land:#e6e2d8;--shore:#8f8877;--way:#a32a1e;
--stop:#123e63}
@media (prefers-color-scheme:dark){:root{--back:#16181b;--text:#ececec;--line:#44484d;
--link:#8ec5ff;--failed:#3a211e;--sea:#1b2733;--land:#30353a;--shore:#6b6f73;
--way:#ff8a80;--stop:#e6e8ea}}
body{font:16px/1.4 system-ui,sans-serif;margin:1rem;color:var(--text);
background:var(--back)}
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr));
gap:1rem;list-style:none;padding:0}
li{border:1px solid var(--line);border-radius:.4rem;padding:.6rem;display:flex;
gap:.7rem}
li svg{flex:none;background:var(--sea)}
li div{min-width:0;overflow-wrap:anywhere}
h2{font-size:1rem;margin:0 0 .3rem}
p{margin:.2rem 0}
nav a{display:inline-block;margin-right:1rem;padding:.3rem 0}
.failed{background:var(--failed)}
.land{fill:var(--land);stroke:var(--shore);stroke-width:.3}
.route path{fill:none;stroke:var(--way);stroke-width:1.6;
vector-effect:non-scaling-stroke}
.route circle{fill:var(--stop)}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
"""


class Counts(NamedTuple):
    """How many packages there are, and how many requests have none."""

    made: int = 0
    failed: int = 0

    @property
    def total(self) -> int:
        """All entries of the manifest."""
        return self.made + self.failed

    @property
    def pages(self) -> int:
        """Number of the pages, which are one at least."""
        return max(1, -(-self.total // _A_PAGE))


def pages(
    entries: Iterable[Mapping[str, Any]], counts: Counts, catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """Yield each page with the name of its file; the first is always there."""
    coming = iter(entries)
    for number in range(1, counts.pages + 1):
        shown = list(islice(coming, _A_PAGE))
        yield _name(number), _page(shown, number, counts, catalogue)


def _name(number: int) -> str:
    return "index.html" if number == 1 else f"index-{number}.html"


def _page(
    entries: Sequence[Mapping[str, Any]],
    number: int,
    counts: Counts,
    catalogue: Catalogue,
) -> str:
    cards = "\n".join(_card(it, catalogue) for it in entries)
    links = []
    if number > 1:
        links.append(f'<a href="{_name(number - 1)}">previous page</a>')
    if number < counts.pages:
        links.append(f'<a href="{_name(number + 1)}">next page</a>')
    begin = f' start="{entries[0]["number"]}"' if entries else ""
    turn = f"<nav>{' '.join(links)}</nav>\n" if links else ""
    title = "Packages" if number == 1 else f"Packages, page {number}"
    told = f"{counts.made:,} made" + f", {counts.failed:,} failed" * bool(counts.failed)
    if counts.pages > 1:
        told += f"; page {number} of {counts.pages:,}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{title}</h1>\n<p>{told}</p>\n{turn}"
        f'<svg width="0" height="0" aria-hidden="true" style="position:absolute">'
        f'<symbol id="land" viewBox="0 0 {WIDTH} {HEIGHT}">{land()}</symbol></svg>\n'
        f"<ol{begin}>\n{cards}\n</ol>\n{turn}</main>\n</body>\n</html>\n"
    )


def _card(entry: Mapping[str, Any], catalogue: Catalogue) -> str:
    name = escape(entry["title"] or entry["id"])
    if entry["status"] != "made":
        reasons = "".join(
            f"<p>{escape(text)}</p>"
            for text in (entry["error"]["message"], entry["error"]["hint"])
            if text
        )
        return f'<li class="failed"><div><h2>{name}</h2>{reasons}</div></li>'
    plan, home = entry["plan"], f"{PACKAGES}/{entry['id']}"
    files = " ".join(
        f'<a href="{home}/{escape(it["path"])}">{escape(it["path"])}</a>'
        for it in entry["files"]
        if it["path"] != PLAN_LOCK
    )
    facts = (
        f"{plan['days']} days, {plan['distance_km']:,.0f} km, "
        f"{len(plan['provinces'])} provinces, score {plan['score']:,}"
    )
    if price := entry.get("quote"):
        facts += f", from {price['from_vnd']:,} VND a person"
    return (
        f"<li>{_map(plan['stops'], catalogue)}<div><h2>{name}</h2>"
        f"<p>{escape(plan['route'])}</p><p>{facts}</p><p>{files}</p></div></li>"
    )


def _map(stops: Iterable[str], catalogue: Catalogue) -> str:
    known = (catalogue.destinations[it].position for it in stops)
    box, drawn = route([(it.lat, it.lon) for it in known if it])
    # The land is drawn as large as its own box, whatever part of it is seen.
    return (
        f'<svg width="{_MAP_WIDTH}" height="{_MAP_WIDTH * HEIGHT // WIDTH}" '
        f'viewBox="{box}" aria-hidden="true">'
        f'<use href="#land" class="land" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<g class="route">{drawn}</g></svg>'
    )
