"""What is dear to make, kept by what it is a function of."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Event, Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")
Key = tuple[object, ...]


class Shelf(Generic[Value]):
    """Values by their keys. The least used go first, and the last one stays however heavy. Safe between threads.

    room is what the values may weigh together; weigh gives the weight of one, 0 for a value that is not to be kept.
    """

    def __init__(self, room: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._room = room
        self._weigh = weigh
        self._weight = 0
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._making: dict[Key, Event] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of this key, made where it is not kept; whoever asks while it is being made waits for it."""
        with self._lock:
            found, making = self._found(key), self._making.get(key)
            if found is None and making is None:
                self._making[key] = Event()
        if found is not None:
            return found
        if making is None:
            return self._made(key, make)
        making.wait()
        with self._lock:
            found = self._found(key)
        return make() if found is None else found  # it failed, or is not to be kept

    def _found(self, key: Key) -> Value | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def _made(self, key: Key, make: Callable[[], Value]) -> Value:
        try:
            made = make()
            self._keep(key, made)
        finally:
            with self._lock:
                self._making.pop(key).set()
        return made

    def _keep(self, key: Key, made: Value) -> None:
        weight = self._weigh(made)
        if not weight:
            return
        with self._lock:
            self._kept[key] = made
            self._weight += weight
            while self._weight > self._room and len(self._kept) > 1:
                self._weight -= self._weigh(self._kept.popitem(last=False)[1])
