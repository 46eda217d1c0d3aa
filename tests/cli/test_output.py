"""Results are written whole or not at all, and look right where they go."""

import io
import os
import stat
from pathlib import Path

import pytest

from tourlink.cli.output import Terminal, error_lines, write
from tourlink.errors import CatalogueError, OutputError, Place, Problem


class Tty(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_a_file_is_written_in_utf_8(tmp_path: Path) -> None:
    """Whatever the machine's own encoding and line ends."""
    path = tmp_path / "out.txt"
    write("Đắk\nLắk\n", path)
    assert path.read_bytes() == "Đắk\nLắk\n".encode()

    write(b"\x00\xff", path)
    assert path.read_bytes() == b"\x00\xff"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="permissions are different there")
def test_a_new_file_has_usual_permissions_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    """A temporary file must not make it private."""
    path, other = tmp_path / "a", tmp_path / "b"
    other.touch()
    write("x", path)
    assert path.stat().st_mode == other.stat().st_mode

    path.chmod(0o640)
    write("y", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    path, link = tmp_path / "a", tmp_path / "link"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    write("new", link)

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="it has no such file")
def test_a_device_is_written_to_and_not_replaced() -> None:
    """Or nobody would have a null device any more."""
    write("x", Path(os.devnull))

    assert Path(os.devnull).is_char_device()


def test_a_hyphen_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """As in other programs."""
    write("x", Path("-"))

    assert capfdbinary.readouterr().out == b"x"


def test_what_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """A missing folder, a folder, a file where a folder should be."""
    (tmp_path / "file").touch()
    for path in (tmp_path / "no" / "x", tmp_path, tmp_path / "file" / "x"):
        with pytest.raises(OutputError, match="cannot write") as raised:
            write("x", path)
        assert raised.value.hint
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_protected_file_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its folder would allow it."""
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(OutputError, match="write-protected"):
        write("new", path)
    assert path.read_text(encoding="utf-8") == "old"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file would be taken for a whole one."""
    path = tmp_path / "a"
    path.write_text("old", encoding="utf-8")

    def fail(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        write("new", path)

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """COLUMNS where it makes sense, the terminal's own, 80 in pipes."""
    for columns, expected in (("120", 120), ("3", 80), ("x", 80), ("", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        assert Terminal().width(io.StringIO()) == expected

    monkeypatch.setattr(
        "shutil.get_terminal_size", lambda _: os.terminal_size((132, 40))
    )
    assert Terminal().width(Tty()) == 132


@pytest.mark.parametrize(
    ("variables", "stream", "expected"),
    [
        ({}, Tty(), True),
        ({}, io.StringIO(), False),
        ({"NO_COLOR": "1"}, Tty(), False),
        ({"TERM": "dumb"}, Tty(), False),
        ({"FORCE_COLOR": "1"}, io.StringIO(), True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Tty(), False),
    ],
)
def test_color(
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    stream: io.StringIO,
    expected: bool,  # noqa: FBT001
) -> None:
    """In terminals, unless something speaks against it."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert Terminal().color(stream) is expected
    assert not Terminal(no_color=True).color(stream)


def test_consoles_go_where_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    """And read no markup in data."""
    Terminal().console().print("[bold]out[/bold] :smile:")
    Terminal(no_color=True).console(stderr=True).print("err")

    assert capsys.readouterr() == ("[bold]out[/bold] :smile:\n", "err\n")


def test_notes(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, or nowhere."""
    Terminal().note("a")
    Terminal(quiet=True).note("b")

    assert capsys.readouterr() == ("", "a\n")


def test_show_writes_plain_text_to_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file depends neither on the terminal's width nor on its colours."""
    from rich.text import Text

    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    Terminal().show(Text("x " * 30, style="red"), "[y]", output=tmp_path / "a")

    text = (tmp_path / "a").read_text(encoding="utf-8")
    assert text == f"{('x ' * 30).strip()}\n[y]\n"


def test_colours_reach_the_terminal(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where they are wanted."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    Terminal().table(("id",), [("a",)])

    assert "\x1b[36ma" in capfd.readouterr().out


def test_tables_cut_the_widest_cells_but_never_ids(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """One line a record, within the width while that is possible."""
    rows = [("x" * 30, "y" * 70, "z" * 10), ("a", "b", "c")]
    Terminal().table(("id", "name", "km"), rows)
    lines = capfd.readouterr().out.splitlines()

    assert len(lines) == 3
    assert max(map(len, lines)) <= 80
    assert lines[1].startswith("x" * 30)
    assert "…" in lines[1]
    assert lines[1].endswith("z" * 10)

    Terminal().table(("id", "name"), [("x" * 100, "y" * 30)])
    assert "x" * 72 in capfd.readouterr().out


def test_error_lines() -> None:
    """Problems one by one and then their sum, or the error itself."""
    place = Place("f.yaml", 3, 7)
    problems = [Problem("a", place, "do x"), Problem("b")]

    assert error_lines(CatalogueError("m", hint="h")) == ["error: m", " hint: h"]
    assert error_lines(CatalogueError("2 problems", hint="h", problems=problems)) == [
        "error: a",
        "   at: f.yaml:3:7",
        " hint: do x",
        "error: b",
        "2 problems",
        " hint: h",
    ]
    assert error_lines(CatalogueError("sum", problems=problems))[-1] == "sum"
