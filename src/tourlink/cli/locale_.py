"""The language of the system, for those who do not ask for one."""

import os
import sys
from collections.abc import Mapping

from tourlink.vocabulary import Lang

# Of POSIX, in the order in which they go before each other.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
# The low ten bits of a language identifier of Windows name the language.
_PRIMARY = 0x3FF
_WINDOWS = {0x09: Lang.EN, 0x0C: Lang.FR, 0x2A: Lang.VI}


def system_lang(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> Lang:
    """
    Return the language that the system is set to, or English where it is another.

    The first of LC_ALL, LC_MESSAGES and LANG that is set decides; on Windows, where
    none of them usually is, the language of its windows.
    """
    variables = os.environ if environment is None else environment
    for name in _VARIABLES:
        if value := variables.get(name):
            language = value.replace("-", "_").partition("_")[0].partition(".")[0]
            return next((it for it in Lang if it == language.lower()), Lang.EN)
    if platform == "win32":
        return _WINDOWS.get(_windows_language() & _PRIMARY, Lang.EN)
    return Lang.EN


def _windows_language() -> int:
    """Return the language identifier of the user's interface."""
    import ctypes

    windows = getattr(ctypes, "windll", None)  # missing elsewhere
    return int(windows.kernel32.GetUserDefaultUILanguage()) if windows else 0
