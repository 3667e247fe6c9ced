"""The way of one question, top to bottom: take apart, read, query, judge each result, say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answers import Answer, Result, Status, Understood
from assistant.catalogue import Catalogue
from assistant.clarify import choices, is_unclear, restate
from assistant.completing import Completing, suggest
from assistant.conversation import continued, following, leans, standing
from assistant.fallback import with_nearest
from assistant.judge import judge, results
from assistant.offers import labels
from assistant.say import say, say_refusal, say_unclear
from assistant.scenery import without_scenery
from assistant.selection import LARGE, Selection
from assistant.session import Candidate, Session, Turn
from assistant.understanding.confidence import ENOUGH, confidence
from assistant.understanding.frame import Frame, frame
from assistant.understanding.intent import intent_named
from assistant.understanding.language import Language, wording
from assistant.understanding.lexicon import Entity, Lexicon, read_labels
from assistant.understanding.recognise import Reading, Recogniser, speller
from assistant.understanding.slots import asks_for_others
from assistant.understanding.topic import Topics
from assistant.worth import Worth
from kg.store import text
from kg.terms import Iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.understanding.name_store import NameStore
    from assistant.understanding.shapes import Labels
    from assistant.understanding.slots import SlotValue
    from kg.store import Store

_OFFERED = 3
_TRIED, _CLOSE = 4, 0.35
"""How many readings are tried, and how close to the best, when the best has no results."""


class Assistant:
    """Answers questions from one graph."""

    def __init__(self, store: Store, names: Labels | NameStore | None = None) -> None:
        """Name the things of the graph by names prepared for just this graph, else by its own labels."""
        self._store = store
        self._lexicon = Lexicon(names or read_labels(store))
        self._speller = speller(self._lexicon.names)
        self._recogniser = Recogniser(self._lexicon, Topics(self._lexicon))
        self._catalogue = Catalogue(store, self._lexicon)
        self._selection = _selection(store, self._lexicon)
        self._worth = Worth(self._selection, self._lexicon, self._catalogue)
        self._completing = Completing(self._lexicon, self._speller, self._catalogue, self._selection)

    def ask(self, question: str, language: Language | None = None, session: Session | None = None) -> Answer:
        """Return the answer to a question in Dutch or English; never raises for what a question says.

        With a session the question may lean on the one before.
        """
        before = session.last if session else None
        default = before.frame.language if before else "nl"
        taken = frame(question, self._lexicon, self._speller, default, lenient=before is not None)
        taken = taken._replace(leans=before is not None and leans(taken))
        candidates = with_nearest(taken, self.readings(taken, before), self._lexicon)
        told = language or taken.language
        if candidates and is_unclear(candidates, ENOUGH) and (unclear := self._clarify(question, told, candidates)):
            return unclear
        if not candidates or candidates[0].reading.score < ENOUGH:
            return self._refuse(question, told)
        best, answer = self._first_with_results(question, told, candidates)
        if answer.status is Status.NO_RESULT and best.reading.intent.query:
            best, answer = self._without_scenery(question, told, best) or (best, answer)
        self._remember(session, best._replace(frame=best.frame._replace(language=taken.language)), answer)
        return answer

    def reply(self, question: str, language: Language, candidate: Candidate, session: Session | None = None) -> Answer:
        """Return the answer to a reading at hand, as `ask` would after reading the question so."""
        answer = self._answer(question, language, candidate)
        self._remember(session, candidate, answer)
        return answer

    def _remember(self, session: Session | None, candidate: Candidate, answer: Answer) -> None:
        """Let what comes next in a conversation lean on this answer."""
        if session:
            known = self._lexicon.entities
            shown = tuple(known[result.iri] for result in answer.results if result.iri in known)
            session.last = following(session.last, Turn(candidate.frame, candidate.reading, shown))

    @property
    def store(self) -> Store:
        """Return the graph that answers."""
        return self._store

    @property
    def lexicon(self) -> Lexicon:
        """Return everything that can be named."""
        return self._lexicon

    @property
    def catalogue(self) -> Catalogue:
        """Return what looks things up by address."""
        return self._catalogue

    def _first_with_results(
        self, question: str, language: Language, candidates: Sequence[Candidate]
    ) -> tuple[Candidate, Answer]:
        """Return the best reading that has results; another kind of thing that is asked for may meet the conditions."""
        best, answer = candidates[0], self._answer(question, language, candidates[0])
        given = {value.entity for value in best.reading.values}
        empty = answer.status is Status.NO_RESULT and best.reading.intent.query
        for other in candidates[1:_TRIED] if empty and given else ():
            reading = other.reading
            able = reading.intent.answers and not asks_for_others(reading.intent, other.frame)
            close = reading.score >= max(ENOUGH, best.reading.score - _CLOSE)
            if able and close and _takes_all(reading, given):
                second = self._answer(question, language, other)
                if second.results:
                    return other, second
        return best, answer

    def _without_scenery(self, question: str, language: Language, empty: Candidate) -> tuple[Candidate, Answer] | None:
        """Return a reading without what the question may not mean, where that has results; None where none has."""
        for taken in without_scenery(empty):
            found = next(iter(self.readings(taken)), None)
            if found and found.reading.score >= ENOUGH and (found.reading.intent.answers or empty.frame.carried):
                told = found._replace(reading=found.reading._replace(left=_left(empty.reading, found.reading)))
                answer = self._answer(question, language, told)
                if answer.results:
                    return told, answer
        return None

    def complete(
        self, prefix: str, session: Session | None = None, language: Language | None = None, limit: int = 8
    ) -> tuple[str, ...]:
        """Return whole questions that begin as what was typed means, best first; all have an answer.

        With a session, questions that go on with the one before come first where the prefix is empty or starts so.
        """
        return self._completing.complete(prefix, session.last if session else None, language, limit)

    def readings(self, taken: Frame, before: Turn | None = None) -> list[Candidate]:
        """Return all readings of a question, also as going on with the turn before; the second is the runner-up."""
        found = [Candidate(taken, reading) for reading in self._recogniser.readings(taken)]
        if before and taken.leans:
            found = [Candidate(c.frame, c.reading._replace(score=c.reading.score * standing(taken))) for c in found]
            found += continued(taken, before, self._recogniser, self._neighbour)
        return sorted(found, key=lambda candidate: -candidate.reading.score)

    def _answer(self, question: str, language: Language, candidate: Candidate) -> Answer:
        reading = candidate.reading
        phrases = wording(language).phrases
        terms = self._catalogue.terms(reading.values, language)
        asked = reading.members if candidate.frame.yes_no else ()
        selected = self._selection.of(reading.intent, terms, asked)
        fits = judge(selected.rows, phrases)
        items = self._catalogue.items([*fits, *(value.entity.iri for value in reading.values)], language)
        found = results(fits, items)
        value, shown = self._worth.of(candidate, found, fits, language, selected)
        said = tuple(_understood(v, question, items) for v in reading.values if v.slot != "topic")
        status = Status.ANSWERED if shown or value is not None or reading.members else Status.NO_RESULT
        answer = Answer(
            question,
            language,
            status,
            reading.intent.name,
            confidence(reading.score),
            said,
            shown,
            value,
            sparql=selected.query or None,
            cut=selected.more and (len(shown) == len(found) or type(value) is int),
        )
        nearest = self._nearest(reading, language) if status is Status.NO_RESULT else {}
        left = labels(reading.left, self._lexicon, language)
        offered = tuple(nearest)[:_OFFERED] or suggest(language) if status is Status.NO_RESULT else ()
        answer = answer._replace(suggestions=offered)
        return answer._replace(text=say(answer, candidate, fits, nearest, left))

    def _nearest(self, reading: Reading, language: Language) -> dict[str, tuple[str, ...]]:
        """Return questions that leave one condition out and do have answers, each with the names left out."""
        found = {}
        for slot in dict.fromkeys(value.slot for value in reading.values):
            kept = tuple(value for value in reading.values if value.slot != slot)
            query, needed = reading.intent.query, reading.intent.needed
            if not kept or not query or not needed <= {value.slot for value in kept}:
                continue
            if self._selection.exists(query, self._catalogue.terms(kept, language)):
                left = [v.entity for v in reading.values if v.slot == slot and v.entity.code]
                asked = restate(reading._replace(values=kept, members=()), self._lexicon, language)
                found[asked] = labels(left, self._lexicon, language)
        return {asked: left for asked, left in found.items() if asked}

    def _clarify(self, question: str, language: Language, candidates: Sequence[Candidate]) -> Answer | None:
        """Return the readings to choose from; None where they come down to one that is good enough."""
        offered = choices(
            candidates, self._lexicon, language, lambda r: self._completing.has_answer(r.intent, r.values, language)
        )
        best = candidates[0].reading.score
        if len(offered) < (2 if best >= ENOUGH else 1):
            return None
        answer = Answer(question, language, Status.CLARIFY, confidence=confidence(best), suggestions=offered)
        return answer._replace(text=say_unclear(answer))

    def _refuse(self, question: str, language: Language) -> Answer:
        answer = Answer(question, language, Status.OUT_OF_SCOPE, suggestions=suggest(language))
        return answer._replace(text=say_refusal(answer))

    def _neighbour(self, phase: Entity, direction: str) -> Entity | None:
        query = intent_named(direction).query
        rows = self._store.select(query.fill({"phase": [Iri(phase.iri)]})).rows if query else ()
        return self._lexicon.entities.get(text(rows[0]["item"])) if rows else None


def _selection(store: Store, lexicon: Lexicon) -> Selection:
    """Return what runs queries on this graph: to the end where it is small."""
    if len(lexicon.entities) <= LARGE:
        return Selection(store)
    from assistant.paging import Paging

    return Paging(store)


def _takes_all(reading: Reading, given: set[Entity]) -> bool:
    """Say whether a reading takes these conditions, apart from what its kind of question only hears in passing."""
    taken = {value.entity for value in reading.values}
    return bool(taken) and taken <= given and {entity.kind for entity in given - taken} <= reading.intent.context


def _left(whole: Reading, part: Reading) -> tuple[Entity, ...]:
    """Return what the question itself gives and the reading leaves out."""
    kept = {value.entity for value in part.values}
    return tuple(dict.fromkeys(v.entity for v in whole.values if v.end and v.entity.code and v.entity not in kept))


def _understood(value: SlotValue, question: str, items: dict[str, Result]) -> Understood:
    entity, said = value.entity, question[value.start : value.end]
    label = items[entity.iri].label if entity.iri in items else said
    return Understood(value.slot, entity.code, entity.iri, label, said, value.start, value.end, value.score)
