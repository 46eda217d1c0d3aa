"""
How wide a text is at most, without any font at hand.

Widths are those of the wider of DejaVu Sans and Liberation Sans (which has the measures
of Arial and Helvetica), rounded up: what a reader's own sans serif shows fits in.
"""

import unicodedata

# In ems: characters of this width, at most.
_EMS = {
    0.30: "ijlI'",
    0.35: ",./:;\\| \u00a0·’",  # noqa: RUF001  # as in names
    0.40: "ft()-[]",
    0.45: "r!",
    0.50: 'J"*`°',
    0.55: "csz“”",
    0.60: "kvxyL?_–",  # noqa: RUF001  # as in ranges
    0.65: "abdeghnopquFT0123456789${}đ",
    0.70: "ABEKPSVXYZ",
    0.75: "CNRU",
    0.80: "DGHOQ&Đ",
    0.85: "w#+<=>^~×←↑→↓",  # noqa: RUF001  # as in sums
    0.90: "M",
    1.00: "mW%—…æ",
    1.05: "@œ",
}
_OF = {char: ems for ems, chars in _EMS.items() for char in chars}
_UNKNOWN = 1.1  # a letter of another script
_HORN, _HORN_EMS = "\u031b", 0.15  # the one mark that makes a letter wider
BOLD = 1.12


def text_width(text: str, size: float) -> float:
    """Return the width in pixels of a text in letters of `size` pixels."""
    ems = 0.0
    for char in unicodedata.normalize("NFD", text):
        if char == _HORN:
            ems += _HORN_EMS
        elif not unicodedata.combining(char):
            ems += _OF.get(char, _UNKNOWN)
    return ems * size


def broken(text: str, size: float, room: float) -> list[str]:
    """Return a text in lines of at most `room` pixels, where its words allow it."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if text else []
