"""Lines of numbers, each value with its line for messages."""

from decimal import Decimal, InvalidOperation
from pathlib import Path

from benchmarks.problem import FormatError


class Row:
    """
    The values of one line.

    Parameters
    ----------
    where
        File and line, for messages.
    """

    def __init__(self, where: str, cells: list[str]) -> None:
        self.where = where
        self.cells = cells

    def __len__(self) -> int:
        return len(self.cells)

    def number(self, at: int) -> Decimal:
        """Return the value at an index, which may count from the end."""
        try:
            return Decimal(self.cells[at])
        except (IndexError, InvalidOperation):
            raise FormatError(f"{self.where}: no number at {self._place(at)}") from None

    def whole(self, at: int) -> int:
        """Return the value at an index as an integer; 10.00 is one."""
        number = self.number(at)
        if number != int(number):
            raise FormatError(f"{self.where}: {number} is no integer")
        return int(number)

    def _place(self, at: int) -> str:
        return f"position {at + 1}" if at >= 0 else f"position {-at} from the end"


def text(path: Path) -> str:
    """Return the text of a file."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"cannot read {path}: {error}") from None


def rows(path: Path) -> list[Row]:
    """Return the lines that hold something; lines of dashes hold nothing."""
    return [
        Row(f"{path.name}:{number}", line.split())
        for number, line in enumerate(text(path).splitlines(), 1)
        if line.strip("- \t\r\ufeff")
    ]


def head(path: Path, found: list[Row], least: int) -> None:
    """Refuse a file that has fewer than `least` lines."""
    if len(found) < least:
        raise FormatError(f"{path.name}: {len(found)} lines, too few for this format")


def counted(path: Path, found: list[Row], number: int, what: str) -> None:
    """Refuse a file that does not have as many lines as it says."""
    if len(found) != number:
        raise FormatError(f"{path.name}: {len(found)} {what} instead of {number}")
