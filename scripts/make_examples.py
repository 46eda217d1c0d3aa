"""
Write examples/documents anew: three tours, each as a PDF in French and in Vietnamese.

    python scripts/make_examples.py

The same catalogue and the same versions of the libraries give the same bytes.
"""

from pathlib import Path

from tourlink.catalogue.loader import load
from tourlink.export import FormatName, Variant, render
from tourlink.export.brand import read_brand
from tourlink.planner.pipeline import plan
from tourlink.planner.request_file import read_request
from tourlink.vocabulary import Lang

FOLDER = Path(__file__).parents[1] / "examples" / "documents"
DOCUMENTS = (
    (FormatName.PDF, Lang.FR, Variant.PROPOSAL),
    (FormatName.PDF, Lang.VI, Variant.PROPOSAL),
)


def main() -> None:
    """Plan each request beside the examples, and write its documents."""
    catalogue, house = load(("bundled",)), read_brand(FOLDER / "brand.yaml")
    for path in sorted(FOLDER.glob("*.request.yaml")):
        document = plan(read_request(path), catalogue)
        for name, lang, variant in DOCUMENTS:
            made = render(document, name, lang=lang, variant=variant, house=house)
            target = FOLDER / f"{path.name.partition('.')[0]}-{lang}.{name}"
            target.write_bytes(made if isinstance(made, bytes) else made.encode())
            print(target.name)


if __name__ == "__main__":
    main()
