"""The report: for people, for scripts, and with the places of facts."""

from pathlib import Path

import pytest

from tests.verify.conftest import Documents
from tests.verify.tampering import AIR
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.files import CatalogueFile, read_files
from tourlink.cli.verify_text import to_text
from tourlink.export.phrases import phrases
from tourlink.verify.constraint import Fact, Status
from tourlink.verify.constraints import ALL
from tourlink.verify.docs import page
from tourlink.verify.report import to_data
from tourlink.verify.run import verify
from tourlink.verify.sources import Sources
from tourlink.vocabulary import Lang


@pytest.fixture(scope="module")
def sources() -> Sources:
    """Where the facts of the bundled catalogue stand."""
    return Sources(read_files(("bundled",)))


def test_every_constraint_is_reported(
    bundled: Catalogue, documents: Documents, sources: Sources
) -> None:
    """Each with its rule, its status, and a section of the documentation."""
    found = to_data(verify(documents(AIR), bundled), sources, strict=True)

    assert found["holds"]
    assert found["counts"] == {"holds": len(ALL), "broken": 0, "unchecked": 0}
    assert [it["constraint"] for it in found["constraints"]] == [it.slug for it in ALL]
    for it in found["constraints"]:
        assert it["rule"].endswith(".")
        assert f"### {it['docs'].partition('#')[2]}\n" in page()


def test_facts_have_their_places(
    bundled: Catalogue, documents: Documents, sources: Sources
) -> None:
    """The line that a report names is the line of the fact."""
    found = to_data(verify(documents(AIR), bundled), sources, strict=True)
    facts = [it["fact"] for it in found["constraints"] if it["fact"]]

    assert len(facts) > 10
    for fact in facts:
        lines = Path(fact["file"]).read_text(encoding="utf-8").splitlines()
        name = fact["record"].partition("/")[2]
        before = lines[: fact["line"]]
        start = max(at for at, line in enumerate(before) if line.startswith("  - id:"))
        assert before[start].split("id:")[1].strip() == name


def test_places_of_layers() -> None:
    """A record of a higher layer counts, and one that is nowhere has no place."""
    lower = b"destinations:\n  - {id: a, visit_min: 60}\n  - {id: b}\n"
    upper = b"# ours\ndestinations:\n  - id: a\n    visit_min: 90\n"
    files = [
        CatalogueFile("destinations.yaml", "lower.yaml", lower),
        CatalogueFile("destinations.yaml", "upper.yaml", upper),
    ]
    sources = Sources(files)

    assert str(sources.place(Fact("destinations", "a", ("visit_min",)))) == (
        "upper.yaml:4:16"
    )
    assert str(sources.place(Fact("destinations", "b", ("fee",)))) == "lower.yaml:3:5"
    assert sources.place(Fact("destinations", "c")) is None
    assert sources.place(Fact("corridors", "a")) is None


def test_text_shows_what_is_broken(
    bundled: Catalogue, documents: Documents, sources: Sources
) -> None:
    """Rule, values, place in the document, place in the catalogue; in 80 columns."""
    document = documents(AIR)
    stop = next(
        it for it in document["plans"][0]["days"][1]["items"] if it["type"] == "stop"
    )
    stop["prize"] = 12345
    text = to_text(verify(document, bundled), sources, phrases(Lang.EN))

    assert "broken: prizes in plan 1" in text
    assert "/prize: 12,345 instead of " in text
    assert f"by destinations/{stop['destination']} quality" in text
    assert "destinations.yaml:" in text
    assert max(map(len, text.splitlines())) <= 80 + len(str(Path.cwd()))


def test_many_faults_of_one_kind_are_summed_up(
    bundled: Catalogue, documents: Documents, sources: Sources
) -> None:
    """The first five are shown; all are in the data."""
    document = documents(AIR)
    for day in document["plans"][0]["days"]:
        for item in day["items"]:
            if item["type"] == "leg":
                item["distance_km"] += 500
    found = verify(document, bundled)
    verdict = next(it for it in found.verdicts if it.constraint.slug == "leg-distance")

    assert verdict.status is Status.BROKEN
    assert f"… and {len(verdict.failing) - 5} more" in to_text(
        found, sources, phrases(Lang.EN)
    )


def test_the_page_is_current() -> None:
    """docs/verify.md is what the constraints say."""
    path = Path(__file__).parents[2] / "docs" / "verify.md"

    assert path.read_text(encoding="utf-8") == page()
