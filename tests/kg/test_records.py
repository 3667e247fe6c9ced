"""Records are what `typing.NamedTuple` would make of the same class statement."""

from __future__ import annotations

import copy
import pickle
from typing import NamedTuple

import pytest

from kg.records import Record


class Ours(Record):
    """A place."""

    name: str
    column: int = 1
    """Counted from 1."""
    tags: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Return both together."""
        return f"{self.name}:{self.column}"

    def moved(self) -> Ours:
        """Return the place behind it."""
        return self._replace(column=self.column + 1)


class Theirs(NamedTuple):
    """A place."""

    name: str
    column: int = 1
    tags: tuple[str, ...] = ()


def test_fields_and_defaults_are_those_of_a_named_tuple():
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__doc__ == Theirs.__doc__
    assert Ours.__module__ == Theirs.__module__
    assert repr(Ours("a", tags=("b",))) == repr(Theirs("a", tags=("b",))).replace("Theirs", "Ours")


def test_records_are_tuples_that_cannot_be_changed():
    place = Ours("a", 3)
    assert place == ("a", 3, ()) == Theirs("a", 3)
    assert {place: 1}[Ours("a", 3)] == 1
    with pytest.raises(AttributeError):
        place.name = "b"
    with pytest.raises(AttributeError):
        place.other = "b"


def test_methods_and_properties_are_kept():
    assert Ours("a").moved().where == "a:2"


@pytest.mark.parametrize("wrong", [(), ("a", 1, (), 4)])
def test_a_wrong_number_of_values_is_refused(wrong):
    with pytest.raises(TypeError):
        Ours(*wrong)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda record: pickle.loads(pickle.dumps(record))])
def test_records_are_copied_and_pickled(again):
    assert again(Ours("a", 3)) == Ours("a", 3)
    assert type(again(Ours("a", 3))) is Ours


def test_a_class_that_extends_a_record_is_one():
    class Further(Ours):
        """A record with more to tell."""

        @property
        def loud(self) -> str:
            return self.name.upper()

    assert Further("a").loud == "A"
    assert type(Further("a")._replace(name="b")) is Further
