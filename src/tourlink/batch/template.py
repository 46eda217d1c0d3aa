"""
Templates of ids and titles: words in braces, and nothing else.

`{region} in {days} days` takes values by their names. There are no attributes, no
indices, no formats and no code, so that a template from anywhere does no harm.
"""

import re
from collections.abc import Mapping

from tourlink.errors import RequestError
from tourlink.names import did_you_mean, fold

_FIELD = re.compile(r"\{([a-z_]+)\}|\{\{|\}\}|[{}]")
_LONGEST_ID = 100  # of a folder's name; file systems allow 255 bytes
# Windows has devices of these names, in every folder.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)


def fill(template: str, values: Mapping[str, str]) -> str:
    """
    Return a template with the values in place of their names.

    Raises
    ------
    RequestError
        If it names something that there is not, or a brace stands alone.
    """

    def value(match: re.Match[str]) -> str:
        if match[0] in {"{{", "}}"}:
            return match[0][0]
        name = match[1]
        if name is None:
            raise RequestError(
                f"a brace stands alone in the template {template!r}",
                hint="write {name}, or {{ and }} for braces",
            )
        if name not in values:
            known = ", ".join(f"{{{it}}}" for it in values)
            raise RequestError(
                f"the template {template!r} asks for {{{name}}}, which nothing gives",
                hint=did_you_mean(name, values) or f"there are {known}",
            )
        return values[name]

    return _FIELD.sub(value, template)


def slug(text: str) -> str:
    """
    Return an id that is safe as a folder's name: `a` to `z`, digits and hyphens.

    Raises
    ------
    RequestError
        If nothing of the text is left.
    """
    # Letters of other alphabets have no spelling that all file systems agree on.
    words = "".join(it if it.isascii() else " " for it in fold(text)).split()
    found = "-".join(words)[:_LONGEST_ID].rstrip("-")
    if not found:
        raise RequestError(f"{text!r} makes no id", hint="use letters a to z or digits")
    return f"{found}-0" if found in _DEVICES else found
