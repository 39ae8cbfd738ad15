"""ZIP files whose bytes depend on nothing but what is in them."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The oldest day a ZIP can name: no file tells when or where it was packed."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files by name as a ZIP, in the order given; the same files are the same bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return content.getvalue()


def repacked(content: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """A ZIP once more, without its moments and with some of its files replaced."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**files, **replaced})
