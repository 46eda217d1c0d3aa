"""Templates: those of tourlink, and those that an agency puts before them."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
)
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tourlink.errors import FileError, Place, Problem

_FOLDER = "templates"


def fill(
    name: str,
    folder: Path | None,
    values: dict[str, Any],
    *,
    escape: Callable[[Any], Any] | None = None,
) -> str:
    """
    Return a template with its values filled in.

    Templates run in a sandbox: they read what they are given, and reach neither
    files outside of their folder nor Python. HTML is escaped in every value.

    Parameters
    ----------
    name
        Of the file in `folder`, or else among tourlink's own.
    escape
        What is done to every value of a template that is not HTML.

    Raises
    ------
    FileError
        If the folder does not exist, or a template is wrong, with its line.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=_loader(folder),
        autoescape=escape is None,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(name).render(values)
    except TemplateSyntaxError as error:
        place = Place(error.filename or error.name or name, error.lineno, 1)
        raise _wrong(name, error.message or "", place) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError) as error:
        raise _wrong(name, str(error), _place(error, name)) from error


def _loader(folder: Path | None) -> BaseLoader:
    own = PackageLoader("tourlink.export", _FOLDER)
    if folder is None:
        return own
    if not folder.is_dir():
        raise FileError(
            f"there is no folder of templates {folder}",
            hint="give one that has templates of the names in docs/documents.md",
        )
    # The prefix lets a template extend the one that it replaces.
    return ChoiceLoader(
        [FileSystemLoader(folder), own, PrefixLoader({"tourlink": own})]
    )


def _place(error: Exception, name: str) -> Place | None:
    """Return the line of a template that an error came from."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", name)):
            place = Place(file, trace.tb_lineno, 1)
        trace = trace.tb_next
    return place


def _wrong(name: str, message: str, place: Place | None) -> FileError:
    problem = Problem(f"the template {name} is wrong: {message}", place)
    return FileError(f"{name} cannot be filled in", problems=[problem])


def source(name: str, folder: Path | None) -> bytes:
    """Return a template that is not Jinja's: the agency's, or else tourlink's."""
    _loader(folder)  # says so if there is no such folder
    own = files("tourlink.export").joinpath(_FOLDER, name)
    if folder is None or not (folder / name).is_file():
        return own.read_bytes()
    return (folder / name).read_bytes()
