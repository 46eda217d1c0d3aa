"""The pages of a batch: each package with a small map, some hundreds a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import islice
from typing import Any

from tourlink.batch.folder import PACKAGES
from tourlink.batch.thumbnail import HEIGHT, WIDTH, land, route
from tourlink.batch.workshop import PLAN
from tourlink.catalogue.catalogue import Catalogue

_A_PAGE = 200
_STYLE = """
body{font:16px/1.4 system-ui,sans-serif;margin:1rem;color:#222;background:#fff}
ol{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:1rem;
list-style:none;padding:0}
li{border:1px solid #bbb;border-radius:.4rem;padding:.6rem;display:flex;gap:.7rem}
li svg{flex:none;background:#eef3f6}
li div{min-width:0;overflow-wrap:anywhere}
h2{font-size:1rem;margin:0 0 .3rem}
p{margin:.2rem 0}
.failed{background:#fdf1ef}
.land{fill:#e6e2d8;stroke:#8f8877;stroke-width:.4}
.route path{fill:none;stroke:#a32a1e;stroke-width:1.3}
.route circle{fill:#123e63}
a{color:#0b4a8f}
"""


def pages(
    entries: Iterable[Mapping[str, Any]], catalogue: Catalogue
) -> Iterator[tuple[str, str]]:
    """Yield each page with the name of its file; the first is always there."""
    coming = iter(entries)
    number = 1
    shown = list(islice(coming, _A_PAGE))
    while True:
        following = list(islice(coming, _A_PAGE))
        yield _name(number), _page(shown, number, catalogue, last=not following)
        if not following:
            return
        number, shown = number + 1, following


def _name(number: int) -> str:
    return "index.html" if number == 1 else f"index-{number}.html"


def _page(
    entries: Sequence[Mapping[str, Any]],
    number: int,
    catalogue: Catalogue,
    *,
    last: bool,
) -> str:
    cards = "\n".join(_card(it, catalogue) for it in entries)
    links = []
    if number > 1:
        links.append(f'<a href="{_name(number - 1)}">previous page</a>')
    if not last:
        links.append(f'<a href="{_name(number + 1)}">next page</a>')
    begin = f' start="{entries[0]["number"]}"' if entries else ""
    turn = f"<nav>{' '.join(links)}</nav>\n" if links else ""
    title = "Packages" if number == 1 else f"Packages, page {number}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{title}</h1>\n{turn}"
        f'<svg width="0" height="0" aria-hidden="true" style="position:absolute">'
        f'<symbol id="land" viewBox="0 0 {WIDTH} {HEIGHT}">{land()}</symbol></svg>\n'
        f"<ol{begin}>\n{cards}\n</ol>\n{turn}</main>\n</body>\n</html>\n"
    )


def _card(entry: Mapping[str, Any], catalogue: Catalogue) -> str:
    name = escape(entry["title"] or entry["id"])
    if entry["status"] != "made":
        reason = escape(entry["error"]["message"])
        return f'<li class="failed"><div><h2>{name}</h2><p>{reason}</p></div></li>'
    plan, home = entry["plan"], f"{PACKAGES}/{entry['id']}"
    files = " ".join(
        f'<a href="{home}/{escape(it["path"])}">{escape(it["path"])}</a>'
        for it in entry["files"]
        if it["path"] != PLAN or len(entry["files"]) == 1
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
    drawn = route([(it.lat, it.lon) for it in known if it])
    return (
        f'<svg width="{WIDTH // 2}" height="{HEIGHT // 2}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'<use href="#land" class="land"/><g class="route">{drawn}</g></svg>'
    )
