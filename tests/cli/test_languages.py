"""What is answered in Vietnamese and French holds no English sentence."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tourlink.cli import app

GOLDEN = Path(__file__).parent / "golden"
TRANSCRIPTS = sorted(
    it
    for it in GOLDEN.glob("*.txt")
    # Those of other formats are for programs.
    if re.match(
        r"\$ (?!.*--format).*--lang (vi|fr)$",
        it.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)
# The commands that answer those who sell tours, each with a transcript in both.
ANSWERED = {
    *("plan", "replan", "quote", "verify", "diff", "why", "why-not", "route"),
    *("batch", "portfolio"),
}
# Words that stand in no Vietnamese or French sentence, and in no name of a place.
ENGLISH = re.compile(
    r"\b(the|and|of|with|without|is|are|when|before|after|there|this|that|only|has|"
    r"would|too|nothing|closed|open|off|day|days|stops|start|rest|room|night|nights|"
    r"no|not|by|at|to|for|from|instead|holds|broken|unchecked|hint|error|more|none|"
    r"missing|costs|margin|prices|keep|keeps|every)\b"
)
# What is the same in all languages: options, ids and pointers, files, and what a rate
# book or a specification says in its own words.
SAME = re.compile(
    r"--[a-z-]+|\S*[/_]\S*|\b[a-z0-9]+(?:-[a-z0-9]+)+\b|`[^`]*`|destinations \S+ \S+|"
    r"For tests|Rates of an agency|Northwest in \d(?:-\d)? days, \w+|"
    r"Hanoi and the Northwest"
)


def test_every_answer_has_its_transcripts() -> None:
    """In Vietnamese and in French."""
    told = {
        (words[2], words[-1])
        for it in TRANSCRIPTS
        if (words := it.read_text(encoding="utf-8").split("\n")[0].split())
    }
    assert {(name, lang) for name in ANSWERED for lang in ("vi", "fr")} <= told


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda it: it.stem)
def test_no_english_sentence(transcript: Path) -> None:
    """Nor an English word between others."""
    lines = transcript.read_text(encoding="utf-8").splitlines()[2:]
    left = [SAME.sub("", line) for line in lines if line != "[stderr]"]
    assert [line for line in left if ENGLISH.search(line)] == []


@pytest.mark.parametrize(
    ("locale", "said"),
    [("vi_VN.UTF-8", "gợi ý:"), ("fr_FR.UTF-8", "conseil\u00a0:"), ("C", "hint:")],
)
def test_the_language_is_that_of_the_system(
    locale: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none is asked for."""
    monkeypatch.setenv("LC_ALL", locale)
    result = CliRunner().invoke(app, ["route", "Hanoi", "Phu Quoc", "--modes", "road"])
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize("command", sorted(ANSWERED))
def test_every_answer_takes_a_language(command: str) -> None:
    """By the same option, in the same words."""
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert re.search(r"--lang <vi\|en\|fr>\s+Language of names and text", result.stdout)
