"""The site's own static files: made once from the installed packages and assets/, fingerprinted, compressed, kept.

One script file carries React, Dash and this site's interactions; it is fetched when a document has come whole, and runs
after the first view. Everything lies in one folder named by its content, so that it can be cached for ever.
"""

import base64
import gzip
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import brotli
import dash
import rcssmin
import rjsmin

ASSETS = Path(__file__).parent.parent / "assets"
_DASH = Path(dash.__file__).parent

SCRIPTS = (
    ASSETS / "vendor" / "regenerator-runtime.js",
    _DASH / "deps" / "react@18.3.1.min.js",
    _DASH / "deps" / "react-dom@18.3.1.min.js",
    _DASH / "deps" / "prop-types@15.8.1.min.js",
    _DASH / "dash-renderer" / "build" / "dash_renderer.min.js",
    _DASH / "dcc" / "dash_core_components-shared.js",
    _DASH / "dcc" / "dash_core_components.js",
    _DASH / "html" / "dash_html_components.min.js",
    ASSETS / "components.js",
    ASSETS / "clientside.js",
    ASSETS / "prologue.js",
)
EMBED_SCRIPTS = ("embed-child.js", "embed.js")
EMBED_STYLES = tuple(ASSETS / name for name in ("tokens.css", "ground.css", "marks.css", "embed.css"))
STYLES = tuple(
    ASSETS / name for name in ("tokens.css", "ground.css", "base.css", "marks.css", "components.css", "islands.css")
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Where the built files are, and what every document carries inline.

    root is the folder to serve under /static/, version the folder inside it; script and style are inlined and
    their CSP source expressions are script_hash and style_hash.
    """

    root: Path
    version: str
    script: str
    style: str

    @property
    def script_hash(self) -> str:
        return csp_hash(self.script)

    @property
    def style_hash(self) -> str:
        return csp_hash(self.style)


def staff_clothes(bundle: Bundle) -> tuple[str, str]:
    """The style and the script of staff pages: the public ones, and what the staff area adds."""
    style = rcssmin.cssmin((ASSETS / "staff.css").read_text(encoding="utf-8"))
    script = rjsmin.jsmin((ASSETS / "staff.js").read_text(encoding="utf-8"))
    return bundle.style + style, f"{bundle.script};{script}"


@dataclass(frozen=True, slots=True)
class EmbedClothes:
    """What an embed carries inline, and the script that host pages may load beside it."""

    style: str
    script: str
    parent: str


def embed_clothes() -> EmbedClothes:
    """The style and script of embeds: a small part of the pages', and no Dash."""
    style = rcssmin.cssmin("".join(path.read_text(encoding="utf-8") for path in EMBED_STYLES))
    child, parent = (rjsmin.jsmin((ASSETS / name).read_text(encoding="utf-8")) for name in EMBED_SCRIPTS)
    return EmbedClothes(style=style, script=child, parent=parent)


def csp_hash(text: str) -> str:
    """The CSP source expression that allows exactly this inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def build(var_dir: Path) -> Bundle:
    """The bundle in var_dir, made if these very files are not there yet."""
    files = {
        "dash.js": b";\n".join(_script(path) for path in SCRIPTS) + b";\nnew DashRenderer();\n",
        "async-graph.js": (_DASH / "dcc" / "async-graph.js").read_bytes(),
        "plotly.js": (ASSETS / "plotly" / "plotly-basic.min.js").read_bytes(),
        "favicon.svg": (ASSETS / "favicon.svg").read_bytes(),
    }
    version = hashlib.sha256(b"".join(name.encode() + content for name, content in files.items())).hexdigest()[:12]
    root = var_dir / "static"
    if not (root / version).is_dir():
        _write(root, version, files)
    style = rcssmin.cssmin("".join(path.read_text(encoding="utf-8") for path in STYLES))
    script = rjsmin.jsmin((ASSETS / "boot.js").read_text(encoding="utf-8"))
    return Bundle(root=root, version=version, script=script, style=style)


def _script(path: Path) -> bytes:
    """A script as it is sent: this site's own without their comments, and none naming a source map."""
    content = path.read_bytes()
    lines = (rjsmin.jsmin(content) if path.is_relative_to(ASSETS) else content).splitlines()
    return b"\n".join(line for line in lines if not line.startswith(b"//# sourceMappingURL"))


def _write(root: Path, version: str, files: dict[str, bytes]) -> None:
    """Writes beside the final name and renames, so that two processes starting together agree."""
    draft = root / f".{version}-{os.getpid()}"
    draft.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (draft / name).write_bytes(content)
        (draft / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
        (draft / f"{name}.br").write_bytes(brotli.compress(content, quality=11))
    try:
        draft.rename(root / version)
    except OSError:
        if not (root / version).is_dir():
            raise
