"""
The documentation of all rules, as one page of Markdown.

Written by `python -m tourlink.check.docs > docs/rules.md`.
"""

import sys
from collections.abc import Iterator

from tourlink.check.builtin import LOADING, AnyRule
from tourlink.check.explanation import read_explanation
from tourlink.check.registry import ALL
from tourlink.check.rule import Family

_HEAD = """\
# Rules

<!-- Written by `python -m tourlink.check.docs > docs/rules.md`; not by hand. -->

What `tourlink check` looks at, family by family. `tourlink explain CODE` shows one
rule in the terminal. A code is permanent: it is never given to another rule.

An **error** makes plans wrong or impossible, a **warning** makes them doubtful, a
**note** is worth knowing. Findings from warnings up make the exit code 1, unless
`--fail-on` says otherwise.

The examples show only what differs from a small catalogue that is in order: three
places `a`, `b` and `c` in two provinces, the roads `road-a-b` and `road-b-c`, and the
source `s`. A test runs all of them.

## Switching rules off

- `--select` and `--ignore` take codes, slugs or the letters of families, several with
  commas between: `tourlink check --ignore F,near-duplicate-places`.
- A comment on the line of a finding, or on the first line of its record, keeps it
  quiet: `# tourlink: ignore[CODE]`, with one code or slug or several. A comment that
  keeps nothing quiet is a finding itself.
- `--write-baseline FILE` writes down what is found today; with `--baseline FILE` these
  findings are marked, stay in sight and no longer fail.
- `tourlink.toml` or `pyproject.toml`, in the folder that is checked or in the working
  folder, holds what would otherwise be typed every time:

  ```toml
  [tool.tourlink.check]  # in tourlink.toml: [check]
  select = ["D", "C"]
  ignore = ["near-duplicate-places"]
  fail-on = "error"
  stale-months = 24
  baseline = "known-findings.json"
  ```

What stops a catalogue from being loaded ({loading}) cannot be switched off, because
no other rule can run then.
"""


def page() -> str:
    """Return the page; the same rules give the same bytes."""
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield _HEAD.format(loading=f"{LOADING[0].code} to {LOADING[-1].code}")
    yield "## All rules\n"
    yield "| code | slug | severity | what is wrong |"
    yield "|---|---|---|---|"
    for rule in ALL:
        title = read_explanation(rule.explanation).title.replace("|", "\\|")
        link = f"[{rule.code}](#{rule.code.lower()}-{rule.slug})"
        yield f"| {link} | {rule.slug} | {rule.severity} | {title} |"
    yield ""
    for family in Family:
        rules = [rule for rule in ALL if rule.family is family]
        if rules:
            yield f"## {family.name.capitalize()} ({family.value})\n"
        for rule in rules:
            yield from _section(rule)


def _section(rule: AnyRule) -> Iterator[str]:
    said = read_explanation(rule.explanation)
    yield f"### {rule.code} {rule.slug}\n"
    yield f"**{rule.severity}**: {said.title}\n"
    for part in said.paragraphs:
        yield f"{part}\n"
    for heading, examples in (("Bad", said.bad), ("Good", said.good)):
        for text in examples:
            yield f"{heading}:\n\n```yaml\n{text}```\n"


def main() -> None:
    """Write the page to standard output, in UTF-8 on every system."""
    sys.stdout.buffer.write(page().encode())


if __name__ == "__main__":
    main()
