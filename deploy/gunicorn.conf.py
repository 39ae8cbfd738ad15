"""gunicorn for this site: the settings say where, the application is loaded before its workers fork."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # gunicorn reads this file before it knows the project

from gunicorn import glogging

from dashboard import logs
from dashboard.pictures.gallery import AT_ONCE
from dashboard.settings import Settings

_settings = Settings.from_environment()


class Lines(glogging.Logger):
    """What gunicorn has to say goes where the site's lines go, in their form; accesses are told by the site itself."""

    def setup(self, cfg: object) -> None:
        super().setup(cfg)
        logs.install(_settings.log_format)


logger_class = Lines
wsgi_app = "dashboard.app:create_server()"
bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
worker_class = "dashboard.worker.PatientWorker"
threads = 4 + AT_ONCE  # whoever waits for a picture holds a thread; four are left for pages
keepalive = 15
preload_app = True
control_socket_disable = True
forwarder_headers = ""  # no header of a request moves the site to another path, wherever it comes from


def when_ready(arbiter: object) -> None:
    """Has the current release loaded before the workers fork, so that they share its memory and none begins without."""
    arbiter.app.wsgi().extensions["load"]()  # type: ignore[attr-defined]


def post_worker_init(worker: object) -> None:
    """Has each new release's pictures drawn ahead, from a worker that serves and nowhere else."""
    if watch := worker.wsgi.extensions.get("pictures"):  # type: ignore[attr-defined]
        watch()
