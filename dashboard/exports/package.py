"""A whole release as one ZIP, a Frictionless Data Package: its tables byte for byte, and all that tells of them.

Unpacked, it is a folder that can be checked and published as it stands, and has the same release id.
"""

import hashlib
import json
from collections.abc import Mapping

from dashboard.exports.archive import zipped
from dashboard.exports.citing import citation_file, citation_text
from dashboard.exports.dictionary import dictionary_csv, dictionary_markdown
from dashboard.exports.edition import Edition
from dashboard.exports.readme import readme
from dashboard.exports.wording import terms
from dashboard.language import CHINESE, ENGLISH
from dashboard.model import Source
from dashboard.tables import TABLES, datapackage

_BOM = b"\xef\xbb\xbf"


def package(edition: Edition, files: Mapping[str, bytes]) -> bytes:
    """The ZIP of a release, the same bytes whenever it is made. files are its published bytes by name."""
    tables = {table.file: files[table.file] for table in TABLES.values()}
    return zipped({**about(edition, tables), **tables})


def about(edition: Edition, tables: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a package that are not its tables, by name."""
    return {
        "README.md": readme(edition).encode(),
        "CITATION.cff": citation_file(edition).encode(),
        "CITATION.txt": citation_text(edition).encode(),
        "datapackage.json": (json.dumps(descriptor(edition, tables), ensure_ascii=False, indent=2) + "\n").encode(),
        "dictionary.csv": dictionary_csv(),
        "dictionary.md": dictionary_markdown(),
    }


def descriptor(edition: Edition, tables: Mapping[str, bytes]) -> dict[str, object]:
    """What datapackage.json says: the contract's own description, with the release, its sources, terms and hashes.

    It names no licence, because none has been chosen: terms and terms_en say what may be done meanwhile.
    """
    described = datapackage(edition.snapshot.plan)
    resources = described["resources"]
    assert isinstance(resources, list)
    return {
        **described,
        "title": edition.title(CHINESE),
        "title_en": edition.title(ENGLISH),
        "version": f"{edition.day.isoformat()}-{edition.short}",
        "created": f"{edition.day.isoformat()}T00:00:00+08:00",
        "release": edition.release_id,
        **({"homepage": f"{edition.address}/data"} if edition.address else {}),
        "contributors": [{"title": edition.organiser, "roles": ["publisher"]}],
        "sources": [_source(row) for row in edition.snapshot.sources],
        "terms": "".join(terms(CHINESE)),
        "terms_en": " ".join(terms(ENGLISH)),
        "resources": [_resource(resource, tables) for resource in resources],
    }


def _source(row: Source) -> dict[str, str]:
    return {"title": f"{row.publisher}：{row.title}", **({"path": row.url} if row.url else {})}


def _resource(described: Mapping[str, object], tables: Mapping[str, bytes]) -> dict[str, object]:
    """A table's description with the size, hash and encoding of its bytes: a published file may have a BOM."""
    content = tables[str(described["path"])]
    return {
        **described,
        "encoding": "utf-8-sig" if content.startswith(_BOM) else "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
