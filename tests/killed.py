"""A worker that publishes and can die at any point: `python -m tests.killed ADDRESS`.

Each line it reads starts a child, which prints its process id when it is about to publish, and publishes and
withdraws until it is killed. A line with a number makes it die of SIGKILL at that statement of its first publication.
"""

import os
import signal
import sys
from itertools import count

from sqlalchemy import Engine, event

from dashboard.publishing.desk import Desk
from dashboard.store import Store
from tests.desk import MA, QIAN, Clock, figures, publish, uploaded


def main(address: str) -> None:
    """Reads lines until there are no more. Store and desk are made before the children, as in a preloaded server."""
    store = Store(address)
    desk = Desk(store, now=Clock())
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work(store, desk, line.strip())
        os.waitpid(child, 0)
        print("gone", flush=True)


def _work(store: Store, desk: Desk, die_at: str) -> None:
    for turn in count():
        history = store.history()
        if history[0].release_id != history[-1].release_id:
            desk.withdraw(MA, 1, "退回")
        draft = uploaded(desk, QIAN, figures(str(30 + (os.getpid() + turn) % 60)))
        desk.examination(draft)
        if turn == 0:
            print(os.getpid(), flush=True)
            _die_at(die_at)
        publish(desk, QIAN, draft)


def _die_at(statement: str) -> None:
    passed = count(1)

    def pass_one(*_: object) -> None:
        if str(next(passed)) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", pass_one)
    event.listen(Engine, "commit", pass_one)


if __name__ == "__main__":
    main(sys.argv[1])
