"""What a reader works with in one sitting, whatever the door: the assistant, the conversation, the plan, the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.doors.alone import alone
from assistant.doors.place import Place
from assistant.doors.state import State
from assistant.doors.wording import Language, Words, other, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assistant.answers import Answer
    from assistant.assistant import Assistant
    from assistant.outline import Outline
    from assistant.plan import Item, Plan
    from assistant.session import Session, Turn

_NO_WORDS = "?"
"""What no question shares a word with, so that nothing is looked up for it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, and how the question was read (None: it was not understood)."""

    outline: Outline
    turn: Turn | None


@dataclass
class Desk:
    """One reader's sitting. Nothing heavy is loaded before `open`."""

    words: Words
    state: State
    settings: dict[str, Any] = field(default_factory=dict)
    is_remembering: bool = True
    """Whether questions go into the history: not those from a pipe."""
    place: Place = field(default_factory=Place)
    """Where the graph is."""
    _assistant: Assistant | None = None
    _spoken: Language | None = None
    """The language of the last answer."""
    _session: Session | None = None
    _completing: Lock = field(default_factory=Lock)
    """Held by the one thread that prepares or looks up completions."""
    _plan: Plan | None = None
    _seen: Plan | None = None
    """The plan as it was in the file when this program last read or wrote it."""

    @property
    def is_open(self) -> bool:
        """Say whether questions can be asked."""
        return self._assistant is not None

    @property
    def is_served(self) -> bool:
        """Say whether the graph is on a server, where every look takes a while."""
        return self.place.endpoint is not None

    @property
    def assistant(self) -> Assistant:
        """Return the assistant, opened where it was not."""
        if self._assistant is None:
            self.open()
        assert self._assistant  # noqa: S101 - open gives it or raises
        return self._assistant

    def open(self) -> None:
        """Load the graph; raises KgError where it cannot be used.

        What is odd about it goes to the messages of the state.
        """
        from assistant.doors.opening import open_assistant

        self._assistant = open_assistant(self.place, self.state.messages.append)

    def warm_up(self) -> None:
        """Prepare what the first keystroke would else wait for, in the language of the program."""
        with self._completing:
            self.assistant.complete(_NO_WORDS, None, self.words.language)

    @property
    def session(self) -> Session:
        """Return the conversation under way."""
        if self._session is None:
            self.start_anew()
        assert self._session  # noqa: S101
        return self._session

    def start_anew(self) -> None:
        """Forget what was said."""
        from assistant.session import Session

        self._session, self._spoken = Session(), None

    def let_go(self) -> None:
        """Go on without a question that is still being asked: the conversation stands as before it."""
        from assistant.session import Session

        self._session = Session(self.session.last)

    # ---- questions

    def ask(self, question: str) -> Exchange:
        """Ask; the answer speaks as the question does, in doubt as the last answer did, or else as the program."""
        session = self.session
        before = session.last
        self._spoken = self._language_of(question)
        if self.is_remembering:  # first, so that a question that a server fails on can be called back
            self.state.remember(question)
        answer = self.assistant.ask(question, self._spoken, session)
        return self._exchange(answer, session.last if session.last is not before else None)

    def change(self, turn: Turn, slot: str, iris: Sequence[str]) -> Exchange:
        """Ask the question of a turn again with other values for one slot."""
        from assistant.facets import Facets

        session = self.session
        answer = Facets(self.assistant).ask(turn, slot, iris, session)
        return self._exchange(answer, session.last)

    def _exchange(self, answer: Answer, turn: Turn | None) -> Exchange:
        from assistant.outline import outline

        return Exchange(outline(self.assistant, answer, turn), turn)

    def renewed(self, answer: Answer, turn: Turn | None) -> Exchange:
        """Return the exchange of an answer that was put away."""
        return self._exchange(answer, turn)

    def completions(self, prefix: str) -> tuple[str, ...]:
        """Return whole questions that what was typed could become, best first; none while they are being prepared."""
        if not prefix.strip() or not self.is_open or not self._completing.acquire(blocking=False):
            return ()
        try:
            return self.assistant.complete(prefix, self.session, self._language_of(prefix))
        finally:
            self._completing.release()

    def _language_of(self, text: str) -> Language:
        from assistant.understanding.language import language_of
        from assistant.understanding.text import words as tokens

        return language_of([token.folded for token in tokens(text)], self._spoken or self.words.language)

    def offers(self) -> tuple[str, ...]:
        """Return questions to start with."""
        from assistant.completing import suggest

        return suggest(self.words.language)

    def examples(self) -> tuple[str, ...]:
        """Return the questions that the graph is built to answer."""
        from assistant.understanding.intent import intents

        told = (intent.phrases[self.words.language] for intent in intents() if intent.query)
        return tuple(dict.fromkeys(q for phrases in told for q in (*phrases.questions, *_asked(phrases.examples))))

    # ---- the plan

    @property
    def plan(self) -> Plan:
        """Return the selection, read from the reader's folder at first."""
        if self._plan is None:
            self._plan = self._seen = self._kept_plan()
        return self._plan

    @plan.setter
    def plan(self, plan: Plan) -> None:
        """Keep a plan made of the one before, with what another program did to the file meanwhile."""
        from assistant.plan import Plan

        with alone(self.state.place):
            seen, kept = self._seen or Plan(), self._kept_plan()
            self._plan = plan.merged(seen, kept) if kept.items else plan  # a file that is gone empties no plan
            if self.state.write("plan", self._plan.as_list()):
                self._seen = self._plan

    def _kept_plan(self) -> Plan:
        from assistant.plan import Plan, from_list

        try:
            return from_list(self.state.read("plan", list))
        except ValueError:
            self.state.set_aside("plan")
            return Plan()

    def label_of(self, item: Item) -> str:
        """Return the name of an item in the language of the program, where the graph has it; else as it was put in."""
        from assistant.offers import label

        lexicon = self.assistant.lexicon
        entity = lexicon.entities.get(item.iri)
        return (label(entity, lexicon, self.words.language) if entity else "") or item.label

    def collect(self, item: Item) -> str:
        """Put a thing into the plan or take it out; return the sentence that says so."""
        told = "plan.removed" if item.iri in self.plan else "plan.added"
        self.plan = self.plan.toggle(item)
        return self.words(told, label=item.label)

    def written_plan(self, ending: str) -> str:
        """Return the plan as `.md` or `.html`."""
        from assistant.handout import html, markdown
        from assistant.plan import pages

        write = {".md": markdown, ".html": html}[ending]
        return write(pages(self.plan, self.assistant.store, self.words.language), self.words.language)

    # ---- settings

    def speak(self, language: Language) -> None:
        """Change the language of the program itself."""
        self.words = words(language)
        self.state.words = self.words
        self.set("language", language)

    def speak_other(self) -> None:
        """Change to the language that is not spoken now."""
        self.speak(other(self.words.language))

    def set(self, name: str, value: object) -> None:
        """Remember a setting."""
        with alone(self.state.place):
            self.settings = {**self.settings, **self.state.read("settings", dict), name: value}
            self.state.write("settings", self.settings)


def _asked(examples: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    return (example["question"] for example in examples)


def sit_down(language: Language, place: Place | None = None) -> Desk:
    """Return a desk as the reader left it; `language` is that of the environment, which a setting overrules."""
    state = State(words(language))
    settings = state.read("settings", dict)
    if settings.get("language") in {"nl", "en"}:
        state.words = words(settings["language"])
    return Desk(state.words, state, settings, place=place or Place())
