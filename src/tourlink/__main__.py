"""`python -m tourlink`."""

from tourlink.cli import app

app()
