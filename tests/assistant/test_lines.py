"""Long lists as text: the same is found where they lie and after they were taken apart."""

import pytest

from assistant.understanding.lines import _FEW, Table, rows, value_of

LINES = {"ant": "3", "ant hill": "1 2", "bee": "", "café": "7"}
TEXT = "\n".join(f"{key}\t{numbers}" for key, numbers in sorted(LINES.items()))


@pytest.mark.parametrize("key", ["", "a", "ant", "ant ", "ant hill", "bee", "café", "cafés", "zebra"])
def test_a_table_finds_the_same_before_and_after_it_is_taken_apart(key):
    table = Table(TEXT)
    told = tuple(map(int, LINES.get(key, "").split()))
    for _ in range(_FEW + 2):
        assert table.of(key) == told
        assert (key in table) == (key in LINES)
    assert [*table] == sorted(LINES)


def test_a_table_without_lines_holds_nothing():
    assert Table("").of("ant") == ()
    assert [*Table("")] == []
    assert rows("") == []


@pytest.mark.parametrize("end", ["", "\n"])
def test_the_last_line_may_end_or_not(end):
    assert value_of("bee", f"ant 3\nbee 7{end}", " ") == "7"
    assert value_of("bees", f"ant 3\nbee 7{end}", " ") is None
