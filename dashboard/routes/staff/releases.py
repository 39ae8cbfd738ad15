"""What was published, and the way back."""

from flask import Blueprint, Response, jsonify

from dashboard.accounts import Role
from dashboard.pictures import ahead, available
from dashboard.pictures.ahead import Progress
from dashboard.routes.staff import sessions
from dashboard.routes.staff.access import EVERYONE, open_to
from dashboard.routes.staff.answers import address, desktop, done, shown
from dashboard.routes.staff.edits import sentence
from dashboard.routes.staff.office import office
from layouts.staff.pictures import pictures_card
from layouts.staff.releases import releases as releases_page

routes = Blueprint("releases", __name__)


@routes.get("/releases")
@open_to(*EVERYONE)
def releases() -> Response:
    """Every publication, newest first."""
    here, history = desktop(), office().store.history()
    told, running = _progress(), ahead.running(office().settings)
    card = pictures_card(here, told, running=running, missing=available(office().settings))
    made = releases_page(here, history, names=office().names(), pictures=card if office().settings.public else None)
    return shown(made, refresh=5 if running else 0)


@routes.get("/releases/pictures")
@open_to(*EVERYONE)
def pictures() -> Response:
    """How far the pictures are, for the bar: done == total once nothing more is drawn."""
    told, running = _progress() or Progress("", 0), ahead.running(office().settings)
    if running and not told.total:
        return jsonify({"done": 0, "total": 0, "what": "正在准备"})
    total = max(told.total, 1)
    finished = min(told.done + len(told.failed), total - 1) if running else total
    return jsonify({"done": finished, "total": total, "what": "正在画"})


@routes.post("/releases/pictures")
@open_to(Role.PUBLISHER)
def draw() -> Response:
    """Starts drawing what is missing."""
    settings = office().settings
    if missing := available(settings):
        return done("/releases", f"画不了图：{missing}", kind="error")
    ahead.ask(settings)
    return done("/releases", "几秒内开始画图，不用等在这里。")


def _progress() -> Progress | None:
    """How far the pictures of the current release are; what was told of an earlier one says nothing."""
    told = ahead.read(office().settings)
    return told if told and told.release_id == office().site.view("zh").release_id else None


@routes.post("/releases/<int:number>/withdraw")
@open_to(Role.PUBLISHER)
def withdraw(number: int) -> Response:
    """Publishes an earlier release again, with a public reason."""
    behind = office()
    published = behind.desk.withdraw(sessions.account(), number, sentence("reason"), address=address())
    behind.site.refresh()
    return done(
        "/releases", f"已经恢复为第{number}次发布的内容（记为第{published.number}次发布），网站上现在就能看到。"
    )
