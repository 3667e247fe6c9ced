"""The workbench: write SPARQL, run it in a process of its own, look at the result and take it along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.doors.querying import Querying, endings
from assistant.doors.tui.editor import Editor
from assistant.doors.tui.highlight import coloured
from assistant.doors.tui.keys import key
from assistant.doors.tui.pick import Choice, Pick
from assistant.doors.tui.results import MOST_SHOWN, Results
from assistant.doors.tui.room import Room
from assistant.doors.tui.safe import clean
from assistant.doors.tui.whole import Whole
from assistant.doors.tui.write import Write
from kg.errors import KgError, PlacedQueryError, QueryCancelledError

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from kg.results import Outcome

_MOST_LINES = 2000


class Workbench(Room):
    """The screen for researchers."""

    AUTO_FOCUS = "#editor"
    room = "workbench"
    DEFAULT_CSS = """
    Workbench #status { height: auto; max-height: 4; padding: 0 1; background: $panel; color: $foreground; }
    Workbench #graph { height: 3fr; display: none; padding: 0 1; background: $background; }
    Workbench.-graph #graph { display: block; }
    Workbench.-graph #results { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("f9", "run", "workbench.run"),
        key("escape", "cancel", "workbench.cancel"),
        key("ctrl+e", "examples", "workbench.examples", show=False, priority=True),
        key("f10", "open", "workbench.open", show=False),
        key("ctrl+s", "save", "workbench.save", show=False),
        key("f8", "export", "workbench.export"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.querying = Querying(self.desk.place)
        self.outcome: Outcome | None = None
        self._ran = self._taken = ""
        self.is_busy = False

    def compose_room(self) -> ComposeResult:
        """Put the editor over the status over the result."""
        yield Editor()
        yield Static(id="status")
        yield Results()
        yield VerticalScroll(Static(id="turtle"), id="graph")

    def on_mount(self) -> None:
        """Be ready, with the query that the reader came with."""
        self.query_one(Editor).text = self._taken
        self.retell()

    def on_unmount(self) -> None:
        """Leave no process behind."""
        self.querying.close()

    def retell(self) -> None:
        """Say how it stands in the language of now."""
        if self.is_busy:
            self._say(self.words("workbench.running"))
        elif self.outcome is None:
            self._say(self.words("workbench.ready"))
        else:
            self._say_outcome(self.outcome)

    def take(self, query: str) -> None:
        """Take a query over into the editor."""
        self._taken = query
        for editor in self.query(Editor):
            editor.text = query
            editor.focus()

    def _say(self, text: str, *, grave: bool = False) -> None:
        for status in self.query("#status").results(Static):
            status.update(Content.assemble((clean(text), "$text-error" if grave else "")))

    # ---- running

    def action_run(self) -> None:
        """Run what stands in the editor."""
        query = self.query_one(Editor).text
        if self.is_busy:
            return
        if not query.strip():
            self._say(self.words("workbench.nothing_to_run"))
            return
        self.is_busy = True
        self.retell()
        self.run_worker(self._run(query), exit_on_error=False)

    async def _run(self, query: str) -> None:
        try:
            outcome = await self.querying.run(query)
        except PlacedQueryError as error:
            reason = error.reason(self.words.language)
            place = self.words("workbench.at_line", line=error.line, column=error.column, reason=reason)
            self._say(place, grave=True)
            self.query_one(Editor).go_to(error.line, error.column)
        except QueryCancelledError:
            self._say(self.words("workbench.cancelled"))
        except KgError as error:
            self._say(error.sentence(self.words.language), grave=True)
        else:
            self._show(query, outcome)
        finally:
            self.is_busy = False

    def action_cancel(self) -> None:
        """Stop the query that runs; without one leave the room."""
        if self.is_busy:
            self.querying.cancel()
        else:
            self.action_leave()

    def _show(self, query: str, outcome: Outcome) -> None:
        self._ran, self.outcome = query, outcome
        self.set_class(outcome.kind == "graph", "-graph")
        if outcome.kind == "graph":
            lines = outcome.text.split("\n")
            self.query_one("#turtle", Static).update(coloured("\n".join(lines[:_MOST_LINES]), "turtle"))
        elif outcome.kind == "rows":
            self.query_one(Results).fill(outcome.variables, list(outcome.rows()))
        else:
            self.query_one(Results).fill((), ())
        self._say_outcome(outcome)

    def _say_outcome(self, outcome: Outcome) -> None:
        time = round(outcome.seconds["total"] * 1000)
        if outcome.kind == "boolean":
            self._say(f"{self.words('app.yes' if outcome.count else 'app.no')} ({time} ms)")
            return
        said = [
            self.words(
                "workbench.triples" if outcome.kind == "graph" else "workbench.rows", count=outcome.count, time=time
            )
        ]
        found = self.query_one(Results)
        if outcome.kind == "rows" and found.filter:
            said.append(
                self.words("workbench.filtered", shown=len(found.found), count=outcome.count, filter=found.filter)
            )
        if outcome.truncated or (outcome.kind == "rows" and len(found.found) > MOST_SHOWN):
            said.append(self.words("workbench.more", shown=min(MOST_SHOWN, outcome.count), count=outcome.count))
        self._say(" · ".join(said))

    @on(Results.Changed)
    def changed(self) -> None:
        """Say how many rows the search leaves."""
        if self.outcome and not self.is_busy:
            self._say_outcome(self.outcome)

    @on(Results.Opened)
    def opened(self, message: Results.Opened) -> None:
        """Show a whole cell."""
        self.app.push_screen(Whole(message.text))

    # ---- taking along

    def action_export(self) -> None:
        """Write the result to a file, with the bytes that the command line writes."""
        if self.outcome is None:
            self._say(self.words("workbench.nothing_to_export"))
            return
        name = "export_graph" if self.outcome.kind == "graph" else "export_file"
        self.app.push_screen(Write(self.words("workbench.export_as"), self.words(f"workbench.{name}")), self._export)

    def _export(self, name: str | None) -> None:
        if not name or not name.strip() or self.outcome is None:
            return
        file, able = Path(name.strip()).expanduser(), endings(self.outcome.kind)
        if file.suffix not in able:
            told = self.words("workbench.wrong_ending", ending=file.suffix or name, able=", ".join(able))
            self.host.tell(told, grave=True)
            return
        self.run_worker(self._write(file), exit_on_error=False)

    async def _write(self, file: Path) -> None:
        try:
            text = await self.querying.exported(self._ran, file.suffix)
        except KgError as error:
            self.host.tell(error.sentence(self.words.language), grave=True)
        else:
            self.host.save(file, text)

    def action_save(self) -> None:
        """Save the query under a name."""
        self.app.push_screen(Write(self.words("workbench.save_as"), self.words("workbench.file")), self._saved)

    def _saved(self, name: str | None) -> None:
        if name and name.strip():
            file = self.desk.state.save_query(name, self.query_one(Editor).text)
            self.host.tell_messages()
            if file:
                self.host.tell(self.words("app.saved", file=file))

    def action_open(self) -> None:
        """Open a saved query."""
        saved = self.desk.state.queries()
        if not saved:
            self.host.tell(self.words("workbench.none_saved"))
            return

        def chosen(name: str | None) -> None:
            if name:
                self.take(saved[name].read_text(encoding="utf-8", errors="replace"))

        self.app.push_screen(Pick(self.words("workbench.saved"), [Choice(name, name) for name in saved]), chosen)

    def action_examples(self) -> None:
        """Open the query behind one of the questions that the graph is built to answer."""
        questions = self.desk.examples()

        def chosen(question: str | None) -> None:
            if question:
                self.host.look(lambda: self.desk.assistant.ask(question).sparql or "", self.take, place="examples")

        self.app.push_screen(Pick(self.words("workbench.examples"), [Choice(q, q) for q in questions]), chosen)
