"""The same answers on every engine: our own, an Oxigraph server and a Virtuoso, both loaded with the exported file."""

from __future__ import annotations

import itertools
import random

import pytest

from assistant.assistant import Assistant
from assistant.detail import detail
from assistant.explore import matrix, tree
from assistant.lexicon_cache import QUERIES
from assistant.naming import definitions
from assistant.session import Session, Sessions
from assistant.understanding.intent import intents
from assistant.understanding.language import LANGUAGES
from assistant.understanding.lexicon import read_lexicon
from assistant.understanding.queries import query
from assistant.writing import names
from kg import resources
from kg.remote.opening import open_remote
from kg.terms import Iri, Literal
from tests.engines import Counting, oxigraph, virtuoso
from tests.evaluation.score import QUESTIONS, read

PHRASES = [intent.phrases[language] for intent in intents() for language in LANGUAGES]
EXAMPLES = [question for told in PHRASES for question in (*(e["question"] for e in told.examples), *told.questions)]
TALKS = {
    "nl": [
        "werkvormen voor kleine groepen online asynchroon", "en fysiek?", "hoeveel zijn dat er?", "nee, grote groepen",
        "vertel meer over de laatste", "welke activiteiten horen bij fase 2?", "en de fase daarna?",
        "welke tips voor vertrouwen?", "vertel meer over de tweede",
    ],
    "en": [
        "tips for trust and cooperation", "tell me more about the second one", "Which activities belong to phase 2?",
        "and phase 3?", "Is Would you rather suitable for small groups?",
        "work forms for phase 2, large groups on site", "and online?",
    ],
}  # fmt: skip


@pytest.fixture(scope="module", params=[oxigraph, virtuoso], ids=lambda engine: engine.__name__)
def remote(request, tmp_path_factory):
    with request.param(resources.built("bindwijzer.ttl"), tmp_path_factory.mktemp("server")) as url:
        yield Counting(open_remote(url).store)


@pytest.fixture(scope="module")
def elsewhere(remote):
    return Assistant(remote)


def unlike(questions, here, there):
    pairs = ((question, here(question).as_dict(), there(question).as_dict()) for question in questions)
    return [(question, own, other) for question, own, other in pairs if own != other]


def test_every_example_question_has_the_same_answer_object(assistant, elsewhere):
    assert len(EXAMPLES) > 100
    assert unlike(EXAMPLES, assistant.ask, elsewhere.ask) == []


@pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS)
def test_a_conversation_goes_the_same_way(assistant, elsewhere, talk):
    here, there = Session(), Session()
    assert (
        unlike(talk, lambda said: assistant.ask(said, session=here), lambda said: elsewhere.ask(said, session=there))
        == []
    )


def test_what_strangers_ask_has_the_same_answer_object(assistant, elsewhere):
    cases = list(read(QUESTIONS / "test.jsonl"))
    here, there = Sessions(), Sessions()

    def asking(one, sessions):
        return lambda case: one.ask(case.question, session=sessions.get(case.session) if case.session else None)

    assert unlike(cases, asking(assistant, here), asking(elsewhere, there)) == []


def test_an_answer_takes_few_round_trips(remote, elsewhere):
    told = []
    for question in EXAMPLES:
        remote.asked = 0
        elsewhere.ask(question)
        told.append(remote.asked)
    assert max(told) <= 2


def test_things_of_every_kind_are_shown_in_full_the_same(store, remote):
    entities = sorted((e.kind, iri) for iri, e in read_lexicon(store).entities.items() if e.code)
    some_of_each = [list(told)[::4] for _, told in itertools.groupby(entities, key=lambda pair: pair[0])]
    shown = [(iri, LANGUAGES[at % 2]) for at, (_, iri) in enumerate(itertools.chain(*some_of_each))]
    assert len(shown) > 30
    assert [named for named in shown if detail(store, *named) != detail(remote, *named)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("told", [matrix, tree, names])
def test_there_is_the_same_to_look_around_in(store, remote, told, language):
    assert told(remote, language) == told(store, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_definitions_are_the_same(store, remote, language):
    every = list(read_lexicon(store).entities)
    assert definitions(remote, every, language) == definitions(store, every, language)


@pytest.mark.parametrize("name", QUERIES)
def test_the_names_are_the_same(store, remote, name):
    here, there = store.select(query(name)).rows, remote.select(query(name)).rows
    assert sorted(map(repr, map(dict, here))) == sorted(map(repr, map(dict, there)))


@pytest.mark.parametrize("intent", [i for i in intents() if i.query], ids=lambda intent: intent.name)
def test_every_filling_of_a_template_gives_the_same_rows_in_the_same_order(store, remote, intent):
    chance = random.Random(intent.name)
    lexicon = read_lexicon(store)
    given = [slot for slot in intent.query.slots if slot != "language"]
    for slots in itertools.chain.from_iterable(itertools.combinations(given, many) for many in range(4)):
        if not intent.query.needed <= {*slots, "language"}:
            continue
        terms = {slot: some(slot, intent, lexicon, chance) for slot in slots}
        filled = intent.query.fill({**terms, "language": [Literal(chance.choice(LANGUAGES))]})
        assert rows(remote, filled) == rows(store, filled), filled


def some(slot, intent, lexicon, chance):
    """Return a few of the things that fit a slot; a topic is any thing."""
    fitting = [e for e in lexicon.entities.values() if e.code and (slot == "topic" or intent.takes(slot, e))]
    return [Iri(e.iri) for e in chance.sample(sorted(fitting), min(chance.choice([1, 1, 2, 5]), len(fitting)))]


def rows(store, filled):
    return [dict(row) for row in store.select(filled).rows]
