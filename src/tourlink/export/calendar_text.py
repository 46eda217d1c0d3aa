"""Lines of an iCalendar file (RFC 5545): escaped, folded, ended as it wants."""

from collections.abc import Iterable

from tourlink.export.gazetteer import clean

_MOST_OCTETS = 75  # of a line without its end (3.1)


def escaped(lines: Iterable[str]) -> str:
    """Return lines as one value of type TEXT (3.3.11)."""
    kept = []
    for line in lines:
        text = clean(line).replace("\\", "\\\\")
        kept.append(text.replace(";", "\\;").replace(",", "\\,"))
    return "\\n".join(kept)


def folded(lines: Iterable[str]) -> str:
    """Return content lines as they stand in a file, no letter cut in two."""
    return "".join(f"{part}\r\n" for line in lines for part in _parts(line))


def _parts(line: str) -> Iterable[str]:
    part, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + char, octets + size
    yield part
