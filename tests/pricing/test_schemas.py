"""What editors and scripts know of rate books and quotations is what the code does."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.pricing.building import BOOK, asked, sa_pa
from tourlink.catalogue.catalogue import Catalogue
from tourlink.catalogue.schema import type_schema
from tourlink.catalogue.source import read_yaml
from tourlink.pricing.book import bundled_book, load_book
from tourlink.pricing.document import QuoteDocument
from tourlink.pricing.quote import quote
from tourlink.pricing.records import RateFile

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "docs" / "schemas" / "rates.schema.json"


def test_published_schema_is_current() -> None:
    """Written anew by `tourlink schema rates --output docs/schemas/…`."""
    schema = type_schema(RateFile, "rates", "A tourlink rate book")

    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == schema


def test_rate_books_keep_to_it() -> None:
    """The bundled one, whose first line names it, and that of the worked examples."""
    validator = Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
    data = bundled_book().read_bytes()
    for book in (data, BOOK.encode()):
        root = read_yaml(book, "rates.yaml").root
        assert root is not None
        assert list(validator.iter_errors(root.value)) == []

    first = data.decode().partition("\n")[0]
    assert first.endswith("../docs/schemas/rates.schema.json")


def test_quotations_keep_to_theirs(small: Catalogue) -> None:
    """Also after a way through JSON, which changes nothing."""
    made = quote(sa_pa(), 0, small, load_book([]), asked(2, 12))
    schema = type_schema(QuoteDocument, "quote", "Prices")

    assert list(Draft202012Validator(schema).iter_errors(made)) == []
    assert json.loads(json.dumps(made)) == made


def test_the_book_of_the_examples_is_the_one_that_is_told_of() -> None:
    """docs/pricing.md and the transcripts quote from it."""
    path = ROOT / "tests" / "data" / "rates" / "own.yaml"

    assert path.read_text(encoding="utf-8").partition("\n")[2] == BOOK
