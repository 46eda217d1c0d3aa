"""The docstring of a rule, taken apart: what, why, and examples."""

import re
from dataclasses import dataclass
from inspect import cleandoc

_EXAMPLE = re.compile(r"^(Bad|Good):\n((?: {4}.*(?:\n|\Z)|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """
    What a rule says of itself.

    Attributes
    ----------
    title
        What is wrong, in one sentence.
    paragraphs
        Why it matters and what to do about it.
    bad, good
        YAML that gives one finding, and YAML that gives none; only what differs from
        a small catalogue that is in order.
    """

    title: str
    paragraphs: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]


def read_explanation(docstring: str) -> Explanation:
    """Take the docstring of a rule apart."""
    text = f"{cleandoc(docstring)}\n"
    examples: dict[str, list[str]] = {"Bad": [], "Good": []}
    for heading, block in _EXAMPLE.findall(text):
        lines = [line[4:] for line in block.strip("\n").splitlines()]
        examples[heading].append("\n".join(lines).rstrip() + "\n")
    title, *paragraphs = _EXAMPLE.sub("", text).strip().split("\n\n")
    return Explanation(
        title=" ".join(title.split()),
        paragraphs=tuple(part.strip("\n") for part in paragraphs if part.strip()),
        bad=tuple(examples["Bad"]),
        good=tuple(examples["Good"]),
    )
