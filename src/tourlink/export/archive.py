"""Zip archives that are the same whenever they are written."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first that zip knows


def settled(data: bytes) -> bytes:
    """Return an archive with its members in their order, and without their times."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            member = ZipInfo(name, _EPOCH)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # as written anywhere
            new.writestr(member, old.read(name))
    return made.getvalue()
