"""
Write examples/documents anew: three tours, each as a PDF in French and in Vietnamese.

    python scripts/make_examples.py

With prices by the indicative rates. The same catalogue and the same versions of the
libraries give the same bytes.
"""

from datetime import date
from pathlib import Path

from tourlink.catalogue.loader import load
from tourlink.export import FormatName, Variant, render
from tourlink.export.brand import read_brand
from tourlink.export.quotation import quotation
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request
from tourlink.pricing.book import load_book
from tourlink.pricing.quote import Asked, quote
from tourlink.seasons import is_holiday
from tourlink.vocabulary import Lang, LodgingClass

FOLDER = Path(__file__).parents[1] / "examples" / "documents"
DOCUMENTS = (
    (FormatName.PDF, Lang.FR, Variant.PROPOSAL),
    (FormatName.PDF, Lang.VI, Variant.PROPOSAL),
)
ASKED = Asked(
    pax=(2, 4, 6, 10, 15, 20, 30),
    classes=(LodgingClass.HOTEL_2, LodgingClass.HOTEL_3, LodgingClass.HOTEL_4),
    today=date(2026, 10, 1),
    holiday=is_holiday,
)


def main() -> None:
    """Plan and price each request beside the examples, and write its documents."""
    catalogue, house = load(("bundled",)), read_brand(FOLDER / "brand.yaml")
    book = load_book([])
    for path in sorted(FOLDER.glob("*.request.yaml")):
        document = plan(read_request(path), catalogue)
        priced = quotation(quote(document, 0, catalogue, book, ASKED))
        for name, lang, variant in DOCUMENTS:
            made = render(
                document, name, lang=lang, variant=variant, house=house, quote=priced
            )
            target = FOLDER / f"{path.name.partition('.')[0]}-{lang}.{name}"
            target.write_bytes(made if isinstance(made, bytes) else made.encode())
            print(target.name)


if __name__ == "__main__":
    main()
