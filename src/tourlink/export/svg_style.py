"""
How route maps look: one style sheet, light and dark.

Plain colours without variables, as programs that make PDF or office documents of an
SVG do not know those. Every rule begins with the class of the map, because a style
sheet within a page is one for the whole page. Modes differ in their lines' pattern, so
that a black and white copier keeps them apart.
"""

from tourlink.vocabulary import Mode

CLASS = "tourlink-map"
FONT = "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','Noto Sans',sans-serif"

# A part of the map and its declarations; the first is the whole map.
_LIGHT = f"""
{{font-family:{FONT};fill:#1f2328}}
page{{fill:#fff}}
sea{{fill:#dbe8f1}}
edge{{fill:none;stroke:#8b949e}}
abroad{{fill:#ecebe6;stroke:#a39d8f;stroke-width:1.2}}
land{{fill:#fbf9f3;stroke:#cfc8b8;stroke-width:.7}}
seen{{fill:#f4e8c4;stroke:#b9ad8d;stroke-width:.9}}
isle{{fill:#8a7f66}}
region{{fill:#6b6350;font-size:10.5px;letter-spacing:.4px;stroke:#fbf9f3;
  stroke-width:2px;paint-order:stroke;stroke-linejoin:round}}
water{{fill:#44708f;font-size:11px;font-style:italic}}
casing{{fill:none;stroke:#fff;stroke-opacity:.75;stroke-linecap:round;
  stroke-linejoin:round}}
road{{fill:none;stroke:#b3261e;stroke-width:2.4;stroke-linejoin:round;
  stroke-linecap:round}}
rail{{fill:none;stroke:#222;stroke-width:3.6;stroke-linejoin:round}}
ties{{fill:none;stroke:#fff;stroke-width:1.8;stroke-dasharray:5 5;
  stroke-linejoin:round}}
air{{fill:none;stroke:#7a26a3;stroke-width:1.8;stroke-dasharray:8 5}}
boat{{fill:none;stroke:#0b5a9e;stroke-width:2.8;stroke-dasharray:.1 5.4;
  stroke-linecap:round}}
cable{{fill:none;stroke:#8f4a0b;stroke-width:2;stroke-dasharray:10 3 2 3}}
trek{{fill:none;stroke:#1f7a2f;stroke-width:2.2;stroke-dasharray:4 3}}
leader{{fill:none;stroke:#4b5157;stroke-width:.8}}
visit{{fill:#1f2328;stroke:#fff;stroke-width:1.2}}
night{{fill:#fff;stroke:#1f2328;stroke-width:2.2}}
badge{{fill:#1f2328}}
number{{fill:#fff;font-size:11px;font-weight:bold;text-anchor:middle}}
name{{font-size:12px;stroke:#fff;stroke-opacity:.85;stroke-width:3px;
  paint-order:stroke;stroke-linejoin:round}}
title{{font-size:17px;font-weight:bold}}
head{{font-size:12px;font-weight:bold}}
text{{font-size:12px}}
small{{font-size:10.5px;fill:#57606a}}
isles{{font-size:9.5px;fill:#1f2328}}
crop{{fill:none;stroke:#b3261e;stroke-width:1.4}}
way{{fill:none;stroke:#b3261e;stroke-width:1.2;stroke-linejoin:round}}
scale{{fill:none;stroke:#1f2328;stroke-width:1.4}}
"""
# What is different where the reader prefers dark pages.
_DARK = """
{fill:#e6e8ea}
page{fill:#16191d}
sea{fill:#1b2733}
edge{stroke:#57606a}
abroad{fill:#262a2e;stroke:#6b6f73}
land{fill:#30353a;stroke:#50565c}
seen{fill:#454233;stroke:#756f58}
isle{fill:#b8ad93}
region{fill:#b5ad98;stroke:#30353a}
water{fill:#8fb4cf}
casing{stroke:#000}
road{stroke:#ff8a80}
rail{stroke:#e6e8ea}
ties{stroke:#30353a}
air{stroke:#d59af0}
boat{stroke:#7cc0ff}
cable{stroke:#f0b070}
trek{stroke:#7ddc8b}
leader{stroke:#c3c8cd}
visit{fill:#e6e8ea;stroke:#16191d}
night{fill:#16191d;stroke:#e6e8ea}
badge{fill:#e6e8ea}
number{fill:#16191d}
name{stroke:#16191d}
small{fill:#a2a9b0}
isles{fill:#e6e8ea}
crop{stroke:#ff8a80}
way{stroke:#ff8a80}
scale{stroke:#e6e8ea}
"""

WIDTHS = {Mode.ROAD: 2.4, Mode.RAIL: 3.6}
"""Of the lines, where they are not thin."""


def style_sheet() -> str:
    """Return the text of the style element."""
    return f"{_rules(_LIGHT)}@media (prefers-color-scheme:dark){{{_rules(_DARK)}}}"


def _rules(text: str) -> str:
    found = []
    for rule in text.replace("\n", "").replace("  ", "").split("}")[:-1]:
        part, _, declarations = rule.partition("{")
        found.append(f".{CLASS}{' .' if part else ''}{part}{{{declarations}}}")
    return "".join(found)
