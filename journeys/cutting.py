"""A line to the house that can be cut: bytes go through until it is told to break off, as a telephone in a valley does."""

import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Line:
    """`address` leads to the house. `cut_after(n)`: the connection that has sent n more bytes is reset; `down`: none is made."""

    def __init__(self, to: str) -> None:
        self._to = (urlsplit(to).hostname, urlsplit(to).port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        self.left: int | None = None
        self.down = False
        self.cuts = 0
        self._open: list[socket.socket] = []
        self.sent = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def cut_after(self, more: int) -> None:
        self.left = more

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._door.accept()
                if self.down:
                    self._reset(near)
                    continue
                try:
                    far = socket.create_connection(self._to)
                except OSError:  # the house does not answer
                    self._reset(near)
                    continue
                self._open += [near, far]
                threading.Thread(target=self._carry, args=(near, far, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(far, near, False), daemon=True).start()

    def _carry(self, come: socket.socket, go: socket.socket, upward: bool) -> None:
        with suppress(OSError):
            while piece := come.recv(16384):
                go.sendall(piece)
                self.sent += len(piece) if upward else 0
                if upward and self._breaks(len(piece)):
                    for one in self._open:
                        self._reset(one)
                    return
            go.shutdown(socket.SHUT_WR)

    def _breaks(self, length: int) -> bool:
        if self.left is None:
            return False
        self.left -= length
        if self.left > 0:
            return False
        self.left, self.down = None, True
        self.cuts += 1
        return True

    @staticmethod
    def _reset(line: socket.socket) -> None:
        with suppress(OSError):
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # gone, not ended politely
            line.shutdown(socket.SHUT_RDWR)
        line.close()

    def close(self) -> None:
        self._door.close()
        for one in self._open:
            self._reset(one)


@contextmanager
def a_line(to: str):
    line = Line(to)
    try:
        yield line
    finally:
        line.close()
