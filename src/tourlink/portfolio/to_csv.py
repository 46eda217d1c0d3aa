"""The heat table as CSV: one line a cell."""

import csv
from io import StringIO

from tourlink.portfolio.document import PortfolioDocument

_COLUMNS = ("member", "theme", "quarter", "covered_by", "chains", "code", "reason")


def render(document: PortfolioDocument) -> str:
    """Return CSV with a line of titles; numbers of chains have semicolons."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")  # RFC 4180
    writer.writerow(_COLUMNS)
    for cell in document["coverage"]["table"]:
        chains = cell["chains"]
        writer.writerow(
            (
                cell["member"],
                cell["theme"],
                cell["quarter"],
                len(chains),
                ";".join(map(str, chains)),
                cell["code"] or "",
                cell["reason"] or "",
            )
        )
    return page.getvalue()
