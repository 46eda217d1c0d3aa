"""The route map in a browser: labels, measured there, lie apart."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page
from typer.testing import CliRunner

from tests.browser.reading import OpenPage, axe_findings, fits
from tourlink.cli import app
from tourlink.export.route_svg import draw
from tourlink.plan_file import read_plan
from tourlink.vocabulary import Lang

TOURS = {
    "ten days from Hanoi to Saigon": (
        *("--end", "Ho Chi Minh City", "--days", "10"),
        *("--modes", "road,rail", "--month", "3"),
    ),
    "the Mekong by air": (
        *("--province", "Vinh Long", "--province", "Dong Thap"),
        *("--days", "4", "--start-date", "2026-11-04"),
    ),
    "Kunming to Ha Long": (
        *("--axis", "kunming-lao-cai-hanoi-hai-phong-quang-ninh"),
        *("--start", "Kunming", "--end", "Ha Long", "--days", "9", "--month", "10"),
    ),
}
NARROW, WIDE = 360, 800

# Boxes of labels, names and all other words, in CSS pixels. Words of one label belong
# together; everything else must be apart from everything else.
BOXES = """() => {
  const own = [...document.querySelectorAll(".label")];
  const words = [...document.querySelectorAll("svg text")]
    .filter((it) => !it.closest(".label"));
  return [...own, ...words].map((it) => {
    const box = it.getBoundingClientRect();
    return {text: it.textContent, label: it.matches(".label"),
      left: box.left, top: box.top, right: box.right, bottom: box.bottom};
  });
}"""
TOUCHING_PX = 1.0  # lines of one paragraph may touch

Make = Callable[[str, Lang, int], Path]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Plan documents of the bundled catalogue, by tour."""
    folder = tmp_path_factory.mktemp("plans")
    found = {}
    for number, (tour, arguments) in enumerate(TOURS.items()):
        path = folder / f"{number}.json"
        options = ("--effort", "fast", "--output", str(path))
        result = CliRunner().invoke(app, ["plan", *arguments, *options])
        assert result.exit_code == 0, result.output
        found[tour] = path
    return found


@pytest.fixture
def make(plans: dict[str, Path], tmp_path: Path) -> Make:
    """What writes a page of HTML with the map of a tour in it."""

    def write(tour: str, lang: Lang, width: int) -> Path:
        svg = draw(read_plan(plans[tour]), 0, lang, width)
        path = tmp_path / "map.html"
        head = '<meta name="viewport" content="width=device-width">'
        page = (
            f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}'
            '<title>Map</title></head><body style="margin:0"><main><h1 '
            f'style="position:absolute;left:-99in">Map</h1>{svg}</main></body></html>'
        )
        path.write_text(page, encoding="utf-8")
        return path

    return write


def overlaps(page: Page) -> list[tuple[str, str]]:
    """Return the texts that lie on one another, as the browser measures them."""
    boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    assert sum(it["label"] for it in boxes) >= 5
    return [
        (one["text"], other["text"])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if min(one["right"], other["right"]) - max(one["left"], other["left"])
        > TOUCHING_PX
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        > TOUCHING_PX
    ]


@pytest.mark.parametrize(("lang", "font"), [(Lang.VI, ""), (Lang.EN, "DejaVu Sans")])
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("tour", TOURS)
def test_no_text_lies_on_another(  # noqa: PLR0917  # each is a case or a fixture
    open_page: OpenPage, make: Make, tour: str, width: int, lang: Lang, font: str
) -> None:
    """In the letters that the machine has, and in the widest that are usual."""
    page = open_page(make(tour, lang, width))
    if font:
        page.add_style_tag(content=f"svg text {{font-family: '{font}' !important}}")

    assert overlaps(page) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("tour", TOURS)
def test_all_text_is_on_the_page(
    open_page: OpenPage, make: Make, tour: str, width: int
) -> None:
    """No word is cut at the edge of the drawing, and none is too small to read."""
    page = open_page(make(tour, Lang.VI, width))
    boxes: list[dict[str, Any]] = page.evaluate(BOXES)
    frame = page.locator("svg").bounding_box()
    sizes = page.evaluate(
        "[...document.querySelectorAll('svg text')]"
        ".map((it) => parseFloat(getComputedStyle(it).fontSize))"
    )

    assert frame
    assert min(it["left"] for it in boxes) >= 0
    assert max(it["right"] for it in boxes) <= frame["width"]
    assert max(it["bottom"] for it in boxes) <= frame["height"]
    assert min(sizes) >= 9


def test_fits_a_telephone(open_page: OpenPage, make: Make) -> None:
    """Nobody scrolls sideways at 360 pixels."""
    page = open_page(make("the Mekong by air", Lang.VI, NARROW))

    assert fits(page, NARROW)


def test_every_stop_is_on_the_map(open_page: OpenPage, make: Make) -> None:
    """With its number at least, where its name has no room."""
    tour = "ten days from Hanoi to Saigon"
    page = open_page(make(tour, Lang.EN, NARROW))
    badges = page.locator(".label .number").all_text_contents()
    listed = page.locator("svg > g .number").all_text_contents()
    numbers: set[int] = set()
    for badge in badges:
        for part in badge.split(","):
            first, _, last = part.partition("-")
            numbers.update(range(int(first), int(last or first) + 1))

    stops = {int(it) for it in listed if it.isdecimal()}
    assert len(stops) > 20
    assert numbers == set(range(1, max(stops) + 1))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    open_page: OpenPage, make: Make, scheme: Literal["light", "dark"]
) -> None:
    """And the map has a name that is read out."""
    page = open_page(make("Kunming to Ha Long", Lang.EN, WIDE), color_scheme=scheme)

    assert page.get_by_role("img", name="Route map: Kunming").count() == 1
    assert axe_findings(page) == []


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_page_and_letters_follow_the_scheme(
    open_page: OpenPage,
    make: Make,
    scheme: Literal["light", "dark"],
    is_dark: bool,  # noqa: FBT001
) -> None:
    """Dark letters on a light page, or light ones on a dark page."""
    page = open_page(make("the Mekong by air", Lang.EN, WIDE), color_scheme=scheme)

    def light(selector: str) -> float:
        color = page.eval_on_selector(selector, "it => getComputedStyle(it).fill")
        return sum(map(float, color.strip("rgb()").split(","))) / 765

    assert (light("svg .page") < light("svg .text")) is is_dark
    assert abs(light("svg .page") - light("svg .text")) > 0.7


def test_opens_alone(
    open_page: OpenPage, plans: dict[str, Path], tmp_path: Path
) -> None:
    """The file itself is a picture that a browser shows, quietly."""
    path = tmp_path / "map.svg"
    result = CliRunner().invoke(
        app, ["export", str(plans["the Mekong by air"]), "--output", str(path)]
    )
    assert result.exit_code == 0, result.output

    page = open_page(path)

    assert page.locator(".label").count() > 5
