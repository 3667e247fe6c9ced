"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat

import pytest

from kg.errors import DataError
from kg.files import write_atomically


def test_the_file_holds_the_text_with_unix_line_ends(tmp_path):
    write_atomically(tmp_path / "a.ttl", "één\ntwee\n")
    assert (tmp_path / "a.ttl").read_bytes() == "één\ntwee\n".encode()


def test_permissions_of_an_existing_file_stay(tmp_path):
    file = tmp_path / "a"
    file.write_text("old")
    file.chmod(0o640)
    write_atomically(file, "new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch, failing):
    file = tmp_path / "a"
    file.write_text("old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, failing, full)
    with pytest.raises(DataError, match="No space left"):
        write_atomically(file, "new")
    assert file.read_text() == "old"
    assert [left.name for left in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("target", ["missing/a", "."])
def test_an_impossible_target_is_named(tmp_path, target):
    with pytest.raises(DataError, match="was not written"):
        write_atomically(tmp_path / target, "x")


def test_a_link_is_followed_not_replaced(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
