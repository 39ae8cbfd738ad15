"""Commands of `python -m dashboard`: serve, check, publish, demo, pictures, backup, restore, account."""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.accounts import Account, Role
from dashboard.errors import DashboardError, DatasetError
from dashboard.periods import day_in_china
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
    drawn = commands.add_parser("pictures", help="draw every picture of the current release that is not drawn yet")
    drawn.add_argument("--for", type=int, default=0, dest="server", help="end when this process, which began it, ends")
    keep = commands.add_parser("backup", help="write the whole store into one file, while the site serves")
    keep.add_argument("file", type=Path, help="a new file; or a folder, in which it is named by the moment")
    restore = commands.add_parser("restore", help="put a backup into an empty store")
    restore.add_argument("file", type=Path)
    _add_account(commands.add_parser("account", help="manage the accounts of staff"))
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen)
    except DatasetError as error:
        print(error, file=sys.stderr)
        print(f"共{len(error.problems)}处问题。", file=sys.stderr)
    except DashboardError as error:
        print(error, file=sys.stderr)
    return 1


def _add_account(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True)
    add = steps.add_parser("add", help="make an account and print its one-time password, once")
    add.add_argument("--name", required=True, help="the person's name")
    add.add_argument("--department", default="", help="department_id; none for accounts of the whole county")
    add.add_argument("--role", action="append", required=True, choices=[role.value for role in Role])
    disable = steps.add_parser("disable", help="let an account in no more")
    reset = steps.add_parser("reset", help="print a new one-time password; lifts locks, ends the second factor")
    for parser in (add, disable, reset):
        parser.add_argument("username")
    steps.add_parser("list", help="every account, its department and roles")


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "serve":
        return _serve(Settings.from_environment())
    if chosen.command == "check":
        return _check(chosen.folder)
    if chosen.command == "publish":
        return _publish(chosen.folder, chosen.reason)
    if chosen.command == "pictures":
        return _pictures(Settings.from_environment(), chosen.server or os.getppid())
    if chosen.command == "account":
        return _account(chosen)
    if chosen.command == "backup":
        return _backup(chosen.file)
    if chosen.command == "restore":
        return _restore(chosen.file)
    return _demo(chosen.folder)


def _serve(settings: Settings) -> int:
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    print(f"http://{settings.host}:{settings.port}{settings.url_prefix}/", flush=True)
    os.execv(sys.executable, command)


def _pictures(settings: Settings, server: int) -> int:
    from dashboard import logs
    from dashboard.pictures import Gallery, ahead
    from dashboard.serving import Current
    from dashboard.store import Store
    from layouts.pictures import jobs

    logs.install(settings.log_format)
    os.nice(10)  # readers come first
    current = Current(Store(settings.store_url), settings, now=lambda: datetime.now(UTC))

    def release() -> str:
        """Drawing ends with whoever began it; the next to serve goes on."""
        return current.held.release_id if os.getppid() == server else ""

    made = ahead.run(settings, release, lambda: jobs(current.view), gallery=Gallery(settings))
    if made is None:
        print("另一个进程正在画图。")
        return 0
    print(
        f"版本{made.release_id[:12]}：共{made.total}张图，画好{made.done}张，没画成{len(made.failed)}张。{made.reason}"
    )
    return 1 if made.failed or made.reason else 0


def _today() -> date:
    """The day it is in China, wherever the host has its clock."""
    return day_in_china(datetime.now(UTC))


def _check(folder: Path) -> int:
    from dashboard.publishing import examine, read_folder

    examine(read_folder(folder), today=_today())
    print(f"{folder}：没有发现问题。")
    return 0


def _publish(folder: Path, reason: str) -> int:
    from dashboard.publishing import examine, read_folder
    from dashboard.publishing.direct import publish_files
    from dashboard.serving import method_of
    from dashboard.store import Store

    files = read_folder(folder)
    examined = examine(files, today=_today())
    settings = Settings.from_environment()
    store, method = Store(settings.store_url), method_of(settings)
    publication = publish_files(store, files, examined, reason=reason, now=datetime.now(UTC), method=method)
    print(f"{folder}：已发布第{publication.number}次，版本{publication.release_id[:12]}。")
    return 0


def _demo(folder: Path) -> int:
    from dashboard import demo, tables
    from dashboard.publishing import examine, read_folder

    files = demo.generate(examine(read_folder(Settings.from_environment().data_dir), today=_today()))
    files["datapackage.json"] = tables.datapackage_bytes(examine(files, today=_today()).plan)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print(f"{folder}：写入{len(files)}个演示数据文件。")
    return 0


def _backup(path: Path) -> int:
    from dashboard.backup import backup
    from dashboard.store import Store

    file, manifest = backup(Store(Settings.from_environment().store_url), path, now=datetime.now(UTC))
    print(f"{file}：已备份，{_counted(manifest)}。里面有密码摘要，请只让管理员读。")
    return 0


def _restore(path: Path) -> int:
    from dashboard.backup import restore
    from dashboard.store import Store

    manifest = restore(Store(Settings.from_environment().store_url), path)
    print(f"{path}：已恢复，{_counted(manifest)}，都核对过了。")
    return 0


def _counted(manifest: Mapping[str, Any]) -> str:
    rows = {name: told["rows"] for name, told in manifest["tables"].items()}
    return (
        f"{rows['publications']}次发布、{rows['drafts']}份草稿、{rows['accounts']}个账号、"
        f"{rows['audit']}条审计日志、{manifest['contents']}个文件"
    )


def _account(chosen: argparse.Namespace) -> int:
    from dashboard.publishing.staff import COMMAND_LINE, Staff
    from dashboard.store import Store

    staff = Staff(Store(Settings.from_environment().store_url), now=lambda: datetime.now(UTC))
    if chosen.step == "add":
        roles = [Role(name) for name in chosen.role]
        _hand_over(chosen.username, staff.add(COMMAND_LINE, chosen.username, chosen.name, chosen.department, roles))
    elif chosen.step == "disable":
        staff.disable(COMMAND_LINE, chosen.username)
        print(f"{chosen.username}：已停用。")
    elif chosen.step == "reset":
        _hand_over(chosen.username, staff.reset(COMMAND_LINE, chosen.username))
    else:
        print("\n".join(map(_described, staff.accounts())) or "还没有账号。")
    return 0


def _hand_over(username: str, password: str) -> None:
    print(f"{username}的一次性密码：{password}")
    print("只显示这一次。请当面交给本人，首次登录时必须修改。")


def _described(account: Account) -> str:
    state = "已停用" if account.disabled else "密码待改" if account.must_change else ""
    roles = ",".join(sorted(account.roles))
    return "\t".join((account.username, account.name, account.department_id or "全县", roles, state)).rstrip()


if __name__ == "__main__":
    sys.exit(main())
