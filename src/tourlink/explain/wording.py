"""What an explanation says: codes with values, which `told` puts into words."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Remark(NamedTuple):
    """
    One thing that is said.

    Attributes
    ----------
    code
        With the names of the values the key of its words in `tourlink.export`.
    values
        The numbers, ids and names in all languages that are in it.
    """

    code: str
    values: Mapping[str, Any]


def remark(code: str, **values: Any) -> Remark:
    """Return a remark with its values."""
    return Remark(code, values)
