"""What the program remembers between runs, in the user's own folder: settings, history, plan, saved queries."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.doors.alone import alone
from kg.errors import DataError
from kg.files import write_atomically

if TYPE_CHECKING:
    from assistant.doors.wording import Words

_MOST_HISTORY = 500
_ENDING = ".rq"


def folder() -> Path:
    """Return the folder of this user: BINDWIJZER_HOME, else what the platform prescribes."""
    from platformdirs import user_data_path

    own = os.environ.get("BINDWIJZER_HOME")
    return Path(own) if own else user_data_path("bindwijzer", appauthor=False)


@dataclass
class State:
    """The files in the user's folder; nothing that is wrong with them stops the program.

    Messages for the reader gather in `messages`.
    """

    words: Words
    place: Path = field(default_factory=folder)
    messages: list[str] = field(default_factory=list)

    def read(self, name: str, kind: type[list[Any]] | type[dict[str, Any]]) -> Any:
        """Return the content of `<name>.json`, an empty one of that kind where there is none that can be used."""
        file = self.place / f"{name}.json"
        try:
            told = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return kind()
        except OSError as error:
            self.messages.append(self.words("state.unreadable", file=file, reason=error.strerror or error))
            return kind()
        except (ValueError, RecursionError):
            return self._damaged(file, kind)
        return told if isinstance(told, kind) else self._damaged(file, kind)

    def set_aside(self, name: str) -> None:
        """Put a file aside whose content makes no sense, and say so."""
        self._damaged(self.place / f"{name}.json", list)

    def _damaged(self, file: Path, kind: type[Any]) -> Any:
        aside = file.with_name(f"{file.stem}.damaged-{time.time_ns()}{file.suffix}")
        try:
            file.replace(aside)
        except OSError:
            aside = file
        self.messages.append(self.words("state.damaged", file=file, aside=aside.name))
        return kind()

    def write(self, name: str, content: object) -> bool:
        """Write `<name>.json` atomically; say whether that went well, else why not in `messages`."""
        return self.write_text(f"{name}.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n")

    def write_text(self, name: str, text: str) -> bool:
        """Write one file of the folder atomically; say whether that went well."""
        try:
            (self.place / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self.place / name, text)
        except (OSError, DataError) as error:
            cause = error.__cause__ if isinstance(error, DataError) else error
            reason = getattr(cause, "strerror", None) or cause
            self.messages.append(self.words("state.not_saved", file=self.place / name, reason=reason))
            return False
        return True

    def history(self) -> list[str]:
        """Return the questions asked before, oldest first."""
        return [question for question in self.read("history", list) if isinstance(question, str)]

    def remember(self, question: str) -> None:
        """Add a question to the history."""
        with alone(self.place):
            asked = [earlier for earlier in self.history() if earlier != question]
            self.write("history", [*asked, question][-_MOST_HISTORY:])

    def queries(self) -> dict[str, Path]:
        """Return the saved queries by name."""
        return {file.stem: file for file in sorted((self.place / "queries").glob(f"*{_ENDING}"))}

    def save_query(self, name: str, text: str) -> Path | None:
        """Save a query under the last part of a name; return its file, None where that failed."""
        stem = Path(name.strip().replace("\\", "/")).name.removesuffix(_ENDING).lstrip(".") or "query"
        return self.place / "queries" / (stem + _ENDING) if self.write_text(f"queries/{stem}{_ENDING}", text) else None

    def taken_messages(self) -> list[str]:
        """Return the messages that gathered, and forget them."""
        told, self.messages = self.messages, []
        return told
