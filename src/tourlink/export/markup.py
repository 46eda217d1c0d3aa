"""XML as text: indented, with the same bytes for the same tree."""

from xml.etree import ElementTree as ET

from tourlink.export.gazetteer import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# The two characters that `clean` lets pass and XML has no way to write.
_NO_XML = {0xFFFE: None, 0xFFFF: None}


def text_of(text: str) -> str:
    """Return a text as XML may hold it, on one line."""
    return clean(text).translate(_NO_XML)


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Append an element with a text, and return it."""
    child = ET.SubElement(parent, tag, attributes)
    if text:
        child.text = text_of(text)
    return child


def page(root: ET.Element) -> str:
    """Return a whole file."""
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"
