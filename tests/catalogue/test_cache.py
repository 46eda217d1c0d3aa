"""A catalogue that was loaded once comes from the cache, and never wrongly so."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from tourlink.catalogue import cache
from tourlink.catalogue.cache import cache_entry, cache_folder, read_cache
from tourlink.catalogue.files import read_files
from tourlink.catalogue.loader import load

SRC = Path(__file__).parents[2] / "src"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache that is switched on."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("TOURLINK_CACHE", str(folder))
    return folder


def entries(kept: Path) -> list[Path]:
    """Return all files of the cache."""
    return sorted(kept.iterdir()) if kept.exists() else []


def test_second_load_reads_neither_yaml_nor_schemas(folder: Path, kept: Path) -> None:
    """What makes short commands short."""
    first = load((str(folder),))
    probe = (
        "import sys; from tourlink.catalogue.loader import load\n"
        f"found = load(({str(folder)!r},))\n"
        "print(found.sha256, 'yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", probe],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(SRC), "TOURLINK_CACHE": str(kept)},
    )

    assert run.stdout.split() == [first.sha256, "False", "False"]


def test_what_is_kept_is_what_was_loaded(folder: Path, kept: Path) -> None:
    """With the index of names, which costs more to make than to read."""
    first = load((str(folder),))
    (entry,) = entries(kept)
    again = read_cache(entry)

    assert again == first == load((str(folder),))
    assert again is not None
    assert again.__dict__["by_spelling"] == first.by_spelling


def test_a_changed_file_is_read_again(folder: Path, kept: Path) -> None:
    """The key holds the bytes of all files."""
    load((str(folder),))
    path = folder / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    load((str(folder),))

    assert len(entries(kept)) == 2


def test_changed_code_reads_again(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key holds the version too."""
    files = read_files((str(folder),))
    before = cache_entry(kept, files)
    monkeypatch.setattr("tourlink.__version__", "9.9")

    assert cache_entry(kept, files) != before


def test_without_its_sources_nothing_is_kept(
    folder: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the code is cannot be known then."""
    files = read_files((str(folder),))
    monkeypatch.setattr("tourlink.__file__", str(tmp_path / "gone" / "__init__.py"))

    assert cache_entry(kept, files) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no pickle",
        pickle.dumps({"a": 1}),
        pickle.dumps(os.system),
        pickle.dumps(Path),
        # A name with a dot in it, and one that is no class, of a module admitted.
        b"ctourlink.catalogue.records\nRecord.__pydantic_config__\n.",
        b"ctourlink.catalogue.records\ndataclass\n.",
        b"ctourlink.catalogue.records\nAny\n.",
    ],
)
def test_trouble_with_an_entry_is_a_miss(data: bytes, folder: Path, kept: Path) -> None:
    """Nothing but a catalogue is taken, and nothing else is run or imported."""
    first = load((str(folder),))
    (entry,) = entries(kept)
    entry.write_bytes(data)

    assert read_cache(entry) is None
    assert load((str(folder),)) == first
    assert read_cache(entry) == first


def test_a_cut_entry_is_a_miss(folder: Path, kept: Path) -> None:
    """As a full disk may leave it."""
    load((str(folder),))
    (entry,) = entries(kept)
    entry.write_bytes(entry.read_bytes()[:-100])

    assert read_cache(entry) is None


def test_a_cache_that_cannot_be_written_is_no_error(folder: Path, kept: Path) -> None:
    """The cache is there for speed only."""
    kept.write_text("a file, no folder", encoding="utf-8")

    assert load((str(folder),)).destinations


def test_only_the_newest_entries_are_kept(
    folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache does not grow without end."""
    monkeypatch.setattr(cache, "_MOST_ENTRIES", 2)
    path = folder / "sources.yaml"
    for number in range(4):
        path.write_text(
            path.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8"
        )
        load((str(folder),))

    assert len(entries(kept)) == 2


def test_where_the_cache_is(tmp_path: Path) -> None:
    """The user's cache folder, another one, or none."""
    assert cache_folder({"TOURLINK_CACHE": str(tmp_path)}) == tmp_path
    assert cache_folder({"TOURLINK_CACHE": ""}) is None
    usual = cache_folder({})
    assert usual is not None
    assert usual.name == "tourlink" or "tourlink" in usual.parts
