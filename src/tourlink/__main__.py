"""`python -m tourlink`, and the entry point of the installed command."""

import gc


def main() -> None:
    """Run the command line."""
    # The process ends with its command: collecting garbage before that, imports
    # included, would take a tenth of its time.
    gc.disable()
    from tourlink.cli import app  # noqa: PLC0415  # after the line above

    app(prog_name="tourlink")


if __name__ == "__main__":
    main()
