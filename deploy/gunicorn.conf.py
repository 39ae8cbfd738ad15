"""gunicorn for this site: the settings say where, the application is loaded and warm before its workers fork."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # gunicorn reads this file before it knows the project

from dashboard.settings import Settings

_settings = Settings.from_environment()

wsgi_app = "dashboard.app:create_server()"
bind = f"{_settings.host}:{_settings.port}"
workers = _settings.workers
worker_class = "gthread"
threads = 4
keepalive = 15
preload_app = True
control_socket_disable = True


def post_worker_init(worker: object) -> None:
    """Has each new release's pictures drawn ahead, from a worker that serves and nowhere else."""
    if watch := worker.wsgi.extensions.get("pictures"):  # type: ignore[attr-defined]
        watch()
