"""Templates of an agency: they replace, extend, and stay in their sandbox."""

from pathlib import Path

import pytest

from tests.export.reading import binary, made, read_html, read_pdf
from tourlink.errors import FileError
from tourlink.export import FormatName
from tourlink.plan import PlanDocument


def write(folder: Path, name: str, text: str) -> Path:
    """Write a template, and return its folder."""
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def refused(document: PlanDocument, folder: Path, name: FormatName) -> FileError:
    """Return the error of a template."""
    with pytest.raises(FileError) as caught:
        made(document, name, templates=folder)
    return caught.value


def test_replaced(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """A file of the same name goes before ours; the others stay."""
    text = "{% for it in booklet.itineraries %}{{ it.title }}!{% endfor %}\n"
    folder = write(tmp_path, "itinerary.md.j2", text)

    page = made(lai_chau, FormatName.MARKDOWN, templates=folder)
    assert page.endswith("!\n")
    assert len(page) < 200
    assert "<h1>" in made(lai_chau, FormatName.HTML, templates=folder)


def test_extended(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """Ours is still there under `tourlink/`, and its blocks can be filled."""
    text = (
        '{% extends "tourlink/itinerary.html.j2" %}'
        "{% block footer %}By us{% endblock %}"
    )
    folder = write(tmp_path, "itinerary.html.j2", text)

    shown = read_html(made(lai_chau, FormatName.HTML, templates=folder))
    assert shown.endswith("By us")
    assert "The tour at a glance" in shown


def test_pdf_template(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """It gets the same data."""
    text = '#let data = json("data.json")\n= #data.title\nOurs\n'
    folder = write(tmp_path, "itinerary.typ", text)

    pdf = read_pdf(binary(lai_chau, FormatName.PDF, templates=folder))
    assert pdf.startswith("Hanoi")
    assert pdf.endswith("Ours")


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ booklet.__init__.__globals__ }}",
        "{% include '../secret.txt' %}",
        "{% include '/etc/hostname' %}",
        "{{ nothing }}",
        "{{ 1 / 0 }}",
        "{{ brand.logo.read }}",
    ],
)
def test_sandbox(tmp_path: Path, lai_chau: PlanDocument, text: str) -> None:
    """Neither Python, nor files elsewhere, nor what does not exist."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "own").mkdir()
    folder = write(tmp_path / "own", "itinerary.html.j2", f"\n{text}\n")

    error = refused(lai_chau, folder, FormatName.HTML)
    assert "is wrong" in error.problems[0].message


def test_errors_have_their_line(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """Also those that are found while the template is filled in."""
    folder = write(tmp_path, "itinerary.html.j2", "\n\n{% if %}\n")
    place = refused(lai_chau, folder, FormatName.HTML).problems[0].place
    assert place
    assert (Path(place.file).name, place.line) == ("itinerary.html.j2", 3)

    write(tmp_path, "itinerary.html.j2", "\n{{ nothing }}\n")
    place = refused(lai_chau, folder, FormatName.HTML).problems[0].place
    assert place
    assert (Path(place.file).name, place.line) == ("itinerary.html.j2", 2)


@pytest.mark.parametrize("text", ["#nothing", '#read("/to_pdf.py")', '#read("../x")'])
def test_wrong_pdf_template(tmp_path: Path, lai_chau: PlanDocument, text: str) -> None:
    """It says so, and reads nothing but its data."""
    folder = write(tmp_path, "itinerary.typ", text)
    with pytest.raises(FileError, match="cannot be laid out"):
        binary(lai_chau, FormatName.PDF, templates=folder)


def test_no_folder(tmp_path: Path, lai_chau: PlanDocument) -> None:
    """Is said before a template of ours is used in its place."""
    folder = tmp_path / "none"
    assert "no folder" in refused(lai_chau, folder, FormatName.HTML).message
    with pytest.raises(FileError, match="no folder"):
        binary(lai_chau, FormatName.PDF, templates=folder)
