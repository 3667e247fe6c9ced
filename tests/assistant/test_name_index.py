"""The names in a file are those in memory, whatever is looked up; a file that does not fit is told in one sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from random import Random

import pytest

from assistant.assistant import Assistant
from assistant.prepare import add_names
from assistant.understanding import name_index
from assistant.understanding.indexed import FILE, Indexed
from assistant.understanding.lexicon import Lexicon, read_labels
from assistant.understanding.text import folded_words, stems_of
from benchmarks import material
from kg import index
from kg.errors import DataError, GraphUnavailableError
from kg.oxigraph import OxigraphStore
from kg.sources import sources

_SHORTEST, _TWO_ERRORS = 8, 12
"""Letters of names with typing errors, and from where there may be two."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return an index of our graph and of 3 thousand invented triples."""
    place = tmp_path_factory.mktemp("names")
    material.write(place / "own.ttl", 3000)
    index.build(place / "index", sources(files=(place / "own.ttl",)), add_names)
    return place / "index"


@pytest.fixture(scope="module")
def both(folder):
    """Return the same names in memory and in the file."""
    store = index.opened(folder).store
    return Lexicon(read_labels(OxigraphStore.from_folder(store))), Lexicon(Indexed(store / FILE))


@pytest.fixture(scope="module")
def labels(both):
    """Return the words of every label, and those of the first name of every thing misspelt."""
    memory, _ = both
    return sorted({tuple(folded_words(name.label)) for iri in memory.entities for name in memory.names_of(iri)})


def misspelt(word, random):
    at, way = random.randrange(len(word) - 1), random.randrange(4)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return [word[:at] + word[at + 1 :], swapped, word[:at] + "x" + word[at + 1 :], word[:at] + "e" + word[at:]][way]


def test_things_and_sizes_are_the_same(both):
    memory, file = both
    assert dict(file.entities) == dict(memory.entities)
    assert len(file.entities) == len(memory.entities)
    assert (file.sizes, file.longest) == (memory.sizes, memory.longest)
    assert file.of_kinds(["WorkForm", "Tool"]) == memory.of_kinds(["WorkForm", "Tool"])
    assert file.of_kinds(["WorkForm"], 5) == memory.of_kinds(["WorkForm"])[:5]
    assert "https://example.org/nothing" not in file.entities


def test_each_thing_has_the_same_names(both):
    memory, file = both
    for iri in memory.entities:
        assert list(file.names_of(iri)) == list(memory.names_of(iri))


def test_every_label_is_found_in_every_form(both, labels):
    memory, file = both
    for number, told in enumerate(labels):
        assert file.exact(told) == memory.exact(told) != []
        forms = (told, told[::-1], told[1:], told[:-1], [word + "en" for word in told])
        words = forms[number % len(forms)]
        assert not words or file.inflected(words) == memory.inflected(words)


def test_names_with_typing_errors_are_found(both, labels):
    memory, file = both
    random = Random(1)
    for told in labels[::15]:
        spelt = "".join(told)
        if not _SHORTEST <= len(spelt) <= 30:
            continue
        wrong = misspelt(spelt, random)
        errors = 1 if len(wrong) < _TWO_ERRORS else 2
        wrong = misspelt(wrong, random) if errors == 2 else wrong
        if errors == 2 and len(wrong) < _TWO_ERRORS:
            continue  # so short a name is never asked for with two errors
        assert file.names.nearest(wrong, errors) == memory.names.nearest(wrong, errors)


def test_words_with_typing_errors_are_found(both, labels):
    memory, file = both
    random = Random(2)
    for word in sorted({word for told in labels for word in told if len(word) > 2})[::5]:
        assert word in file.vocabulary
        assert file.names.has_stem(stems_of(word))
        for errors, wrong in ((1, misspelt(word, random)), (2, misspelt(misspelt(word, random) + "q", random))):
            assert sorted(file.names.near(wrong, errors)) == sorted(memory.names.near(wrong, errors))
    assert "qqqqqq" not in file.vocabulary


def test_topic_words_find_the_same(both, labels):
    memory, file = both
    for word in {word for told in labels for word in told}:
        hits, others = memory.names.topic(stems_of(word)), file.names.topic(stems_of(word))
        assert hits.number == others.number
        assert file.names.numbered(others.strengths) == memory.names.numbered(hits.strengths)


def without(folder, tmp_path, spoil):
    copy = tmp_path / "index"
    shutil.copytree(folder, copy)
    store = index.opened(copy).store
    spoil(store / FILE)
    with pytest.raises(GraphUnavailableError) as told:
        Assistant(OxigraphStore.from_folder(store), Indexed(store / FILE)).ask("wat is een pubquiz?")
    return told.value.sentence("nl")


def stale(file):
    import sqlite3

    with sqlite3.connect(file) as base:
        base.execute("UPDATE told SET value = '99' WHERE name = 'format'")
    base.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_text("no database at all"),
        lambda file: file.write_bytes(file.read_bytes()[:-8192]),
        lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 8000 + file.read_bytes()[8100:]),
        stale,
    ],
    ids=["missing", "empty", "no database", "cut off", "damaged", "stale"],
)
def test_a_file_that_does_not_fit_is_told_in_one_sentence(folder, tmp_path, spoil):
    told = without(folder, tmp_path, spoil)
    assert told.startswith("de namen in de index")
    assert told.count("\n") == 0
    assert "bindwijzer index" in told


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_build_that_is_killed_leaves_no_half_index(tmp_path):
    material.write(tmp_path / "own.ttl", 60_000)
    folder = tmp_path / "index"
    command = [sys.executable, "-m", "assistant.doors", "index", folder, "--data", tmp_path / "own.ttl"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as building:
        while not list(folder.glob(f"*/{FILE}")) and building.poll() is None:
            time.sleep(0.01)
        os.kill(building.pid, signal.SIGKILL)
    with pytest.raises(GraphUnavailableError, match="there is no index"):
        index.opened(folder)


def test_a_file_that_cannot_be_written_is_told_in_one_sentence(folder, tmp_path):
    store = OxigraphStore.from_folder(index.opened(folder).store)
    with pytest.raises(DataError, match=r"the names in .* were not written: .*; make room"):
        name_index.build(tmp_path / "nowhere" / "store" / FILE, store)
