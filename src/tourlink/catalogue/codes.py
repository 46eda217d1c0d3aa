"""Permanent codes of what can be wrong with the files of a catalogue."""

from enum import StrEnum


class Code(StrEnum):
    """
    A kind of problem that stops a catalogue from being loaded.

    `tourlink explain CODE` shows what each means; the texts are in
    `tourlink.check.builtin`. A code is never given to another kind of problem.
    """

    NOT_YAML = "TLS01"
    NOT_PLAIN_DATA = "TLS02"
    DUPLICATE_KEY = "TLS03"
    UNKNOWN_KEY = "TLS04"
    MISSING_KEY = "TLS05"
    WRONG_TYPE = "TLS06"
    UNKNOWN_WORD = "TLS07"
    OUT_OF_LIMITS = "TLS08"
    UNCLEAN_TEXT = "TLS09"
    MALFORMED_VALUE = "TLS10"
    CONTRADICTION = "TLS11"
    EXCHANGED_COORDINATES = "TLS12"
    DUPLICATE_ID = "TLS13"
    UNKNOWN_REFERENCE = "TLS14"
    NOT_PART_OF_PROVINCE = "TLS15"
    UNLOCATED_PLACE_USED = "TLS16"
    SHORTER_THAN_STRAIGHT_LINE = "TLS17"
    FORMER_PROVINCE_TWICE = "TLS18"
    MERGED_PROVINCE = "TLS19"
