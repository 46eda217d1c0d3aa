"""Equal input gives equal bytes, in every format and whatever the surroundings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tourlink.export import FormatName

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "tests" / "data" / "plans" / "night-train-sa-pa.json"
BRAND = ROOT / "examples" / "documents" / "brand.yaml"
SMALL = ROOT / "tests" / "data" / "small"
# Prints a hash of each format, variant and language, and of a quotation.
CODE = """
import json, sys
from hashlib import sha256
from pathlib import Path
from tourlink.catalogue.loader import load
from tourlink.export import FORMATS, Variant, render
from tourlink.export.brand import read_brand
from tourlink.plan_file import read_plan
from tourlink.pricing.book import load_book
from tourlink.pricing.quote import quote
from tourlink.vocabulary import Lang
from tests.pricing.building import asked, sa_pa

plan, house = read_plan(Path(sys.argv[1])), read_brand(Path(sys.argv[2]))
made = {}
for name, it in FORMATS.items():
    rich = it.extra == "documents"
    for lang in Lang if rich else [Lang.VI]:
        for variant in Variant if rich else [Variant.PROPOSAL]:
            page = render(plan, name, lang=lang, variant=variant, house=house)
            made[f"{name} {lang} {variant}"] = page
book = load_book([], indicative=True)
quoted = quote(sa_pa(), 0, load((sys.argv[3],)), book, asked(2, 10, 30))
made["quotation"] = json.dumps(quoted)
print(json.dumps({
    key: sha256(it if isinstance(it, bytes) else it.encode()).hexdigest()
    for key, it in made.items()
}))
"""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/Los_Angeles", "LC_ALL": "fr_FR.UTF-8"},
)


@pytest.fixture(scope="module")
def hashes() -> list[dict[str, str]]:
    """What each of the surroundings gives."""
    found = []
    for around in SURROUNDINGS:
        path = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
        done = subprocess.run(
            [sys.executable, "-c", CODE, str(PLAN), str(BRAND), str(SMALL)],
            env={**os.environ, **around, "PYTHONPATH": path},
            check=True,
            capture_output=True,
            text=True,
        )
        found.append(json.loads(done.stdout))
    return found


def test_same_bytes_everywhere(hashes: list[dict[str, str]]) -> None:
    """The order of sets, the time zone and the locale of a process change nothing."""
    one, other = hashes

    assert {key: it for key, it in one.items() if it != other[key]} == {}


def test_every_format_was_written(hashes: list[dict[str, str]]) -> None:
    """And documents differ by language and variant, so that each was looked at."""
    names = {key.split()[0] for key in hashes[0]}

    assert names == {*FormatName, "quotation"}
    pages = [it for key, it in hashes[0].items() if key.startswith(FormatName.PDF)]
    assert len(set(pages)) == 9
