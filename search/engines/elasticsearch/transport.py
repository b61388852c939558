"""A connection that keeps to its time-out as a whole: urllib3's own begins anew with every byte that comes."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

from elastic_transport import NodeConfig, Urllib3HttpNode
from urllib3.connection import HTTPConnection, HTTPSConnection

if TYPE_CHECKING:
    from urllib3 import HTTPResponse


class _Prompt(HTTPConnection):
    """What has not come whole when the time is over does not come: the connection is cut, as if the server had gone."""

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3 itself
        assert isinstance(self.timeout, float | int), "every request to the server has a time-out"
        timer = Timer(self.timeout, self._cut, [self.sock])
        timer.daemon = True
        timer.start()
        try:
            return super().getresponse()  # with its body
        finally:
            timer.cancel()

    @staticmethod
    def _cut(connected: socket.socket) -> None:
        with suppress(OSError):  # it has ended by itself
            connected.shutdown(socket.SHUT_RDWR)


class _PromptTls(_Prompt, HTTPSConnection):
    """The same by TLS."""


class PromptNode(Urllib3HttpNode):
    """The server as elastic_transport speaks to it, over connections that keep to their time-out."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        self.pool: Any
        self.pool.ConnectionCls = _PromptTls if config.scheme == "https" else _Prompt
