"""How to cite a release, for people and for programs."""

import json

from dashboard.exports.edition import Edition
from dashboard.exports.wording import citation, simulated_words
from dashboard.language import CHINESE, ENGLISH


def citation_text(edition: Edition) -> str:
    """The release in one line, after GB/T 7714 and in English; the day of access is left open."""
    lines = [citation(edition, CHINESE), citation(edition, ENGLISH)]
    if edition.simulated:
        lines = [simulated_words(CHINESE), simulated_words(ENGLISH), *lines]
    return "\n".join(lines) + "\n"


def citation_file(edition: Edition) -> str:
    """CITATION.cff, version 1.2.0. Its texts are written as JSON strings, which YAML reads as they stand."""
    named = {
        "cff-version": "1.2.0",
        "message": "引用时写明版本和原始来源。Please name the release and the original source.",
        "type": "dataset",
        "title": edition.title(CHINESE),
        "version": edition.short,
        "date-released": edition.day.isoformat(),
        **({"url": f"{edition.address}/data"} if edition.address else {}),
    }
    lines = [f"{name}: {json.dumps(text, ensure_ascii=False)}" for name, text in named.items()]
    authors = [edition.organiser, edition.organiser_en]
    lines += ["authors:", f"  - name: {json.dumps(authors[0], ensure_ascii=False)}"]
    lines.append(f"    alias: {json.dumps(authors[1], ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
