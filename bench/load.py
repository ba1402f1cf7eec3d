"""A small load generator: so many clients on open connections, each sending the next request when it has its answer."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Call:
    """One request, and what its answer must be."""

    method: str
    path: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    expected: tuple[int, ...] = (200,)


@dataclass(frozen=True)
class Measured:
    """What came of it: answers a second, and how long half and 95 of 100 took, in milliseconds."""

    clients: int
    done: int
    wrong: int
    per_second: float
    p50: float
    p95: float


def measure(clients: int, act: Callable[[int], Iterator[Callable[[], bool]]], *, limit: int, seconds: float = 20) -> Measured:
    """Let each client do one act after the other until `limit` are done in all, or the time is over.

    :param act: for a client's number, an endless supply of acts; an act returns whether its answer was right
    """
    times: list[float] = []
    wrong = [0]
    left = [limit]
    lock = threading.Lock()
    end = time.monotonic() + seconds

    def run(number: int) -> None:
        own: list[float] = []
        for one in act(number):
            with lock:
                if left[0] <= 0 or time.monotonic() > end:
                    break
                left[0] -= 1
            began = time.perf_counter()
            right = one()
            own.append(time.perf_counter() - began)
            if not right:
                with lock:
                    wrong[0] += 1
        with lock:
            times.extend(own)

    began = time.perf_counter()
    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    times.sort()
    return Measured(clients, len(times), wrong[0], len(times) / took, _at(times, 0.5), _at(times, 0.95))


def over_http(port: int, calls: Callable[[int], Iterator[Call]]) -> Callable[[int], Iterator[Callable[[], bool]]]:
    """Turn calls into acts, each client on a connection of its own."""

    def act(number: int) -> Iterator[Callable[[], bool]]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for call in calls(number):
            yield lambda call=call: _send(connection, call)

    return act


def _send(connection: http.client.HTTPConnection, call: Call) -> bool:
    connection.request(call.method, call.path, call.body or None, call.headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status in call.expected


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))] * 1000 if times else 0.0
