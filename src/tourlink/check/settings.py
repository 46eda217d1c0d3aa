"""What a user may ask of a check; imported by the command line, so it is light."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

STALE_MONTHS = 36


class FailOn(StrEnum):
    """The least severity of a finding that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    Which rules run, and what their findings mean.

    Attributes
    ----------
    select, ignore
        Codes, slugs or the letters of families; of nothing selected, all rules run.
    fail_on
        The least severity that fails.
    stale_months
        Facts older than this many months are stale.
    baseline
        File of the findings that were there before.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.WARNING
    stale_months: int = STALE_MONTHS
    baseline: Path | None = None
