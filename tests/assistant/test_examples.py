"""The examples of every kind of question, asked through the whole assistant: nobody else takes them."""

from __future__ import annotations

import pytest

from assistant.answers import Match
from assistant.understanding.intent import intents
from assistant.understanding.language import LANGUAGES

EXAMPLES = [
    pytest.param(intent.name, language, example, id=f"{language}: {example['question']}")
    for intent in intents()
    for language in LANGUAGES
    for example in intent.phrases[language].examples
]


@pytest.mark.parametrize(("intent", "language", "example"), EXAMPLES)
def test_example(assistant, intent, language, example):
    answer = assistant.ask(example["question"])
    firm = [result.code for result in answer.results if result.match in {Match.CONFIRMED, Match.INFERRED}]
    apart = [result.code for result in answer.results if result.match not in {Match.CONFIRMED, Match.INFERRED}]
    assert (answer.intent, answer.language) == (intent, language)
    assert firm == example["codes"]
    assert apart == example["apart"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", intents(), ids=lambda intent: intent.name)
def test_offered_questions_have_an_answer_and_are_read_in_their_language(assistant, intent, language):
    for question in intent.phrases[language].questions:
        answer = assistant.ask(question)
        assert answer.results, question
        assert (answer.intent, answer.language) == (intent.name, language)


def test_there_are_examples_in_every_language():
    assert {(intent.name, language) for intent in intents() for language in LANGUAGES} == {
        (param.values[0], param.values[1]) for param in EXAMPLES
    }
