"""The parent's side of the process that answers queries: start it, ask it, end it, and tell why it ended."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kg import errors
from kg.errors import GraphUnavailableError, KgError, QueryCancelledError, QueryLimitError
from kg.framing import receive, send
from kg.limits import TOO_MUCH_MEMORY

if TYPE_CHECKING:
    from kg.sources import Sources

_ROOT = str(Path(__file__).resolve().parent.parent)
_SCRIPT = "import sys; sys.path.append(sys.argv[1]); from kg.engine_process import main; main()"
# -P: no module is ever taken from the folder in which the user happens to be.
_COMMAND = (sys.executable, "-P", "-c", _SCRIPT, _ROOT)
# A group of its own: Ctrl-C reaches the parent alone, which then ends the process.
_OWN_GROUP: dict[str, Any] = {} if sys.platform == "win32" else {"process_group": 0}
_TIME_SIGNALS = {getattr(signal, name) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name)}
_PATIENCE = 0.5
"""Seconds to wait for a process that was ended to be gone; one with much memory takes long to clear away."""

Message = tuple[dict[str, Any], bytes]
Reason = Literal["time", "cancelled"]


@dataclass(frozen=True, slots=True)
class Started:
    """What a process that has loaded its graph tells of it."""

    graphs: frozenset[str]
    """The named graphs."""
    triples: int
    load: float
    """Seconds that loading took."""


class EngineProcess:
    """One process, from its start to its end; it answers one request at a time."""

    def __init__(self, sources: Sources, memory: int) -> None:
        self._popen = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **_OWN_GROUP
        )
        self._reason: Reason | None = None
        self._last_words = ""
        self._answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True, name="bindwijzer engine")
        self._listener.start()
        self.busy = False
        try:
            self.started = self._start({"sources": sources.as_dict(), "memory": memory})
        except BaseException:
            self.close()
            raise

    @property
    def alive(self) -> bool:
        """Whether it can take a request."""
        return self._reason is None and self._popen.poll() is None

    def ask(
        self, request: dict[str, Any], seconds: float | None, stop: threading.Event | None = None
    ) -> Message | None:
        """Return the answer to a request, or None where the process ended, or had to be, before it came."""
        self.busy = True  # first, so that whoever sets `stop` from now on also ends the process
        try:
            if stop and stop.is_set():
                self.end("cancelled")
                return None
            if self._popen.stdin:
                send(self._popen.stdin, request)
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            self.end("time")
        except (OSError, ValueError):  # it is gone, and its pipe is closed
            self._listener.join(_PATIENCE)
        finally:
            self.busy = False
        return None

    def end(self, reason: Reason) -> None:
        """End it at once, from any thread, and let whoever waits for its answer go on."""
        self._reason = self._reason or reason
        self._popen.kill()
        self._answers.put(None)

    def close(self) -> None:
        """End it and give it a moment to be gone."""
        self.end("cancelled")
        self._listener.join(_PATIENCE)

    def why_it_ended(self, seconds: float) -> KgError:
        """Return the error for a process that ended before it answered."""
        if self._reason == "cancelled":
            return QueryCancelledError(nl="De vraag is gestopt.", en="The query was stopped.")
        if self._reason == "time" or -(self._popen.poll() or 0) in _TIME_SIGNALS:
            return QueryLimitError(
                nl=f"De vraag is na {seconds:g} s gestopt; maak haar smaller, of geef meer tijd.",
                en=f"The query was stopped after {seconds:g} s; narrow it, or allow more time.",
            )
        return _crash(self._last_words)

    def _start(self, settings: dict[str, Any]) -> Started:
        answer = self.ask(settings, None)
        if answer is None:
            last = self._last_words.strip().rpartition("\n")[2]
            raise GraphUnavailableError(
                nl=f"De zoekmachine is niet gestart ({last}).", en=f"The engine did not start ({last})."
            )
        raise_error(answer[0])
        return Started(frozenset(answer[0]["graphs"]), answer[0]["triples"], answer[0]["load"])

    def _listen(self) -> None:
        """Pass on every answer; when the process is gone, clear it away and say so."""
        with self._popen as popen:
            if popen.stdout is None or popen.stderr is None:
                return
            while message := receive(popen.stdout):
                self._answers.put(message)
            self._last_words = popen.stderr.read().decode(errors="replace")
        self._answers.put(None)


def raise_error(header: dict[str, Any]) -> None:
    """Raise the error that a header tells of, if any."""
    if "error" in header:
        raise getattr(errors, header["error"])(**header["told"])


def _crash(last_words: str) -> QueryLimitError:
    if "memory" in last_words or "alloc" in last_words:
        return QueryLimitError(**TOO_MUCH_MEMORY)
    return QueryLimitError(
        nl="De vraag is te ingewikkeld voor de zoekmachine; maak haar kleiner of minder diep.",
        en="The query is too complicated for the engine; make it smaller or less deep.",
    )
