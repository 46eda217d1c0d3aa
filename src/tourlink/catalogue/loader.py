"""Load a catalogue: from the cache if the files are known, else from their YAML."""

import os
from collections.abc import Sequence

from tourlink.catalogue.cache import (
    cache_entry,
    cache_folder,
    digest,
    read_cache,
    write_cache,
)
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.files import BUNDLED, read_files


def load(places: Sequence[str] = (BUNDLED,)) -> Catalogue:
    """
    Return the catalogue of the given layers.

    Parameters
    ----------
    places
        Each `bundled` or a folder; a record of a later layer replaces the one with
        the same id in an earlier layer.

    Raises
    ------
    CatalogueError
        If files are missing, or anything is wrong in them: with all problems at
        once, each with its place.
    """
    files = read_files(places)
    folder = cache_folder(os.environ)
    entry = cache_entry(folder, files) if folder else None
    if entry and (known := read_cache(entry)):
        return known
    # Imported here, because with a cache neither YAML nor pydantic is needed.
    from tourlink.catalogue.assemble import assemble  # noqa: PLC0415

    catalogue = assemble(files, digest(files))
    if entry:
        _ = catalogue.by_spelling  # computed now, so that it is kept as well
        write_cache(entry, catalogue)
    return catalogue
