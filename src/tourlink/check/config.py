"""The settings of a check in `tourlink.toml` or `pyproject.toml`."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tourlink.catalogue.files import BUNDLED
from tourlink.check.settings import FailOn, Settings
from tourlink.errors import ConfigError
from tourlink.names import did_you_mean

_TABLES = {"tourlink.toml": ("check",), "pyproject.toml": ("tool", "tourlink", "check")}
"""Files in the order in which they are looked for, and the table in each."""


def read_settings(places: Sequence[str], working: Path) -> Settings:
    """
    Return the settings of the first file that has any, or the usual ones.

    Looked at are the folders of the catalogue, the top layer first, then the working
    folder; in each `tourlink.toml`, then `pyproject.toml`. Settings of several files
    are not mixed.

    Raises
    ------
    ConfigError
        If a file cannot be read, or has a setting that is not known or not valid.
    """
    folders = [Path(place) for place in reversed(places) if place != BUNDLED]
    for folder in [*folders, working]:
        for name, table in _TABLES.items():
            path = folder / name
            if path.is_file() and (found := _table(path, table)) is not None:
                return _settings(path, table, found)
    return Settings()


def _table(path: Path, names: Sequence[str]) -> Any:
    try:
        table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(f"cannot read {path}: {reason}") from None
    except ValueError as error:  # no UTF-8, or no TOML
        raise ConfigError(f"{path} is no TOML: {error}") from None
    if path.name == "tourlink.toml":
        # It is ours alone, so that a misspelled table would never be missed.
        for name in table:
            if name not in names:
                hint = did_you_mean(name, names) or f"it has [{names[0]}]"
                raise ConfigError(f"{path}: unknown table {name!r}", hint=hint)
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return None
        table = table[name]
    return table


def _settings(path: Path, names: Sequence[str], table: Any) -> Settings:
    where = f"{path}: [{'.'.join(names)}]"
    if not isinstance(table, dict):
        raise ConfigError(f"{where} must be a table")
    settings = Settings()
    for key, value in table.items():
        if key not in _READERS:
            hint = did_you_mean(key, _READERS) or f"it has {', '.join(_READERS)}"
            raise ConfigError(f"{where}: unknown key {key!r}", hint=hint)
        try:
            read = _READERS[key](value, path)
        except ValueError as error:
            raise ConfigError(f"{where}: {key} {error}") from None
        settings = replace(settings, **{key.replace("-", "_"): read})
    return settings


def _words(value: object, _: Path) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError("must be a list of codes, slugs or families, each in quotes")


def _level(value: object, _: Path) -> FailOn:
    if value in list(FailOn):
        return FailOn(str(value))
    raise ValueError(f"must be one of {', '.join(FailOn)}")


def _months(value: object, _: Path) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise ValueError("must be a whole number of months, 1 or more")


def _file(value: object, path: Path) -> Path:
    if isinstance(value, str) and value:
        return path.parent / value
    raise ValueError("must be the name of a file, in quotes")


_READERS: Mapping[str, Callable[[object, Path], Any]] = {
    "select": _words,
    "ignore": _words,
    "fail-on": _level,
    "stale-months": _months,
    "baseline": _file,
}
