"""Commands: `python -m dashboard serve`, `check DIR`, `publish DIR`, `demo`."""

import argparse
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.errors import DashboardError, DatasetError
from dashboard.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit status; what went wrong goes to standard error in full."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="serve the site with gunicorn on HOST:PORT")
    check = commands.add_parser("check", help="validate a dataset and print every problem")
    check.add_argument("folder", type=Path)
    publish = commands.add_parser("publish", help="validate a dataset and put it in front of readers")
    publish.add_argument("folder", type=Path)
    publish.add_argument("--reason", required=True, help="what changed, for the public list of updates")
    demo = commands.add_parser("demo", help="write the simulated dataset")
    demo.add_argument("folder", type=Path, nargs="?", default=Path("data/demo"))
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen)
    except DatasetError as error:
        print(error, file=sys.stderr)
        print(f"共{len(error.problems)}处问题。", file=sys.stderr)
    except DashboardError as error:
        print(error, file=sys.stderr)
    return 1


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "serve":
        return _serve(Settings.from_environment())
    if chosen.command == "check":
        return _check(chosen.folder)
    if chosen.command == "publish":
        return _publish(chosen.folder, chosen.reason)
    return _demo(chosen.folder)


def _serve(settings: Settings) -> int:
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    print(f"http://{settings.host}:{settings.port}{settings.url_prefix}/", flush=True)
    os.execv(sys.executable, command)


def _check(folder: Path) -> int:
    from dashboard.publishing import examine, read_folder

    examine(read_folder(folder), today=date.today())
    print(f"{folder}：没有发现问题。")
    return 0


def _publish(folder: Path, reason: str) -> int:
    from dashboard.publishing import examine, read_folder
    from dashboard.store import Store

    files = read_folder(folder)
    examine(files, today=date.today())
    publication = Store(Settings.from_environment().store_url).publish(files, at=datetime.now(UTC), reason=reason)
    print(f"{folder}：已发布第{publication.number}次，版本{publication.release_id[:12]}。")
    return 0


def _demo(folder: Path) -> int:
    from dashboard import demo, tables
    from dashboard.publishing import examine, read_folder

    files = demo.generate(examine(read_folder(Settings.from_environment().data_dir), today=date.today()))
    files["datapackage.json"] = tables.datapackage_bytes(examine(files, today=date.today()).plan)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print(f"{folder}：写入{len(files)}个演示数据文件。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
