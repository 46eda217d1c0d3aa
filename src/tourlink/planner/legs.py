"""
Scheduled connections as the engine wants them, kept in the user's cache folder.

To chain rides into journeys takes longer than most of a plan, and depends on nothing
but the catalogue, the roads that may be taken and the services that run. An entry is
named by a hash of these and of the code that chains, so it is never out of date; one
that cannot be read is a miss, and one that cannot be written no error.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from os import environ
from pathlib import Path

from tourlink.catalogue.cache import cache_folder, keep
from tourlink.network import journeys, services
from tourlink.network.journeys import Journeys
from tourlink.network.ways import Ways
from tourlink.solver.instance import TimedLeg

_KIND = "legs"
# Batches ask for the services of all months, means of travel and vehicles by turns; an
# entry takes some 50 kB.
_MOST_ENTRIES = 100


class Legs:
    """
    The connections of the days on which the same services run.

    Parameters
    ----------
    running
        Ids of the corridors that `found` is made of.
    """

    def __init__(self, found: Journeys, roads: Ways, running: Sequence[str]) -> None:
        self._journeys = found
        self._entry = _entry(roads, running)
        # As they were read: of many thousands a plan asks for a few.
        self._lines = _read(self._entry)
        self._known: dict[str, tuple[TimedLeg, ...]] = {}
        self._new: dict[str, str] = {}

    def between(self, origin: str, target: str) -> tuple[TimedLeg, ...]:
        """Return the undominated connections of two places, earliest first."""
        name = f"{origin} {target}"
        found = self._known.get(name)
        if found is None:
            line = self._lines.get(name)
            if line is not None:
                found = tuple((it[0], it[1], it[2], it[3]) for it in json.loads(line))
            else:
                found = tuple(
                    (it.depart_min, it.arrive_min, it.travel_min, it.fare_vnd)
                    for it in self._journeys.between(origin, target)
                )
                self._new[name] = json.dumps(found, separators=(",", ":"))
            self._known[name] = found
        return found

    def keep(self) -> None:
        """Write what was not known before, with what others have written since."""
        if self._entry is None or not self._new:
            return
        self._lines = _read(self._entry) | self._new
        body = "\n".join(f"{name}\t{line}" for name, line in self._lines.items())
        keep(
            self._entry,
            f"{_digest(body)}\n{body}".encode(),
            kind=_KIND,
            most=_MOST_ENTRIES,
        )
        self._new = {}


def _entry(roads: Ways, running: Sequence[str]) -> Path | None:
    folder = cache_folder(environ)
    if folder is None:
        return None
    try:
        code = [Path(it.__file__ or "").read_bytes() for it in (journeys, services)]
    except OSError:  # installed without its sources
        return None
    key = sha256("\0".join((roads.key, *running)).encode())
    for source in code:
        key.update(sha256(source).digest())
    return folder / f"{_KIND}-{key.hexdigest()}.txt"


def _read(entry: Path | None) -> dict[str, str]:
    """Return the connections of an entry as JSON, by origin and target."""
    if entry is None:
        return {}
    try:
        digest, _, body = entry.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return {}
    if digest != _digest(body):
        return {}
    return {
        name: line for name, _, line in (it.partition("\t") for it in body.split("\n"))
    }


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()
