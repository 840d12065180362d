"""What one process leaves for the next: whole or not there, private, believed only when this portal wrote it."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from core import private_files


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where the files lie."""
    settings.CACHE_ROOT = tmp_path / "a" / "b"
    private_files._say.cache_clear()
    yield settings.CACHE_ROOT
    private_files._say.cache_clear()


def test_what_was_written_is_read():
    assert private_files.read("birds") is None
    private_files.write("birds", b"sparrows")
    private_files.write("birds", b"swallows")
    assert private_files.read("birds") == b"swallows"


def test_nobody_else_may_read_it(folder):
    private_files.write("birds", b"sparrows")
    assert (folder.stat().st_mode & 0o777, (folder / "birds").stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize(
    "harm",
    [
        lambda written: written[:-1],
        lambda written: written[:20],
        lambda written: b"",
        lambda written: written + b"x",
        lambda written: written[:-1] + bytes([written[-1] ^ 1]),
        lambda written: bytes([written[0] ^ 1]) + written[1:],
        lambda written: written[32:],
    ],
)
def test_what_was_damaged_or_made_up_is_not_read_and_is_one_line_in_the_log(folder, caplog, harm):
    private_files.write("birds", b"sparrows")
    (folder / "birds").write_bytes(harm((folder / "birds").read_bytes()))
    assert [private_files.read("birds") for _time in range(3)] == [None] * 3
    assert len(caplog.messages) == 1


def test_what_another_key_has_signed_is_not_read(settings):
    private_files.write("birds", b"sparrows")
    settings.SECRET_KEY = "another"
    assert private_files.read("birds") is None


def test_a_file_under_another_name_is_not_read(folder):
    private_files.write("birds", b"sparrows")
    os.rename(folder / "birds", folder / "fish")
    assert private_files.read("fish") is None


def test_a_folder_that_cannot_be_written_is_one_line_in_the_log(folder, caplog):
    folder.parent.mkdir()
    folder.write_text("no folder at all")
    for _time in range(3):
        private_files.write("birds", b"sparrows")
        assert private_files.read("birds") is None
    assert len(caplog.messages) == 1


def test_a_full_disk_is_one_line_and_leaves_what_was_there(folder, caplog, monkeypatch):
    def full(*given):
        raise OSError(errno.ENOSPC, "No space left on device")

    private_files.write("birds", b"sparrows")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(os, "replace", full)
        private_files.write("birds", b"swallows")
    assert private_files.read("birds") == b"sparrows"
    assert os.listdir(folder) == ["birds"]
    assert caplog.messages == [f"{folder}: Nothing is left for the next start (No space left on device)"]


def test_of_several_that_write_at_once_each_reader_gets_one_whole(folder):
    contents = [bytes([letter]) * 200_000 for letter in b"abcd"]

    def write_and_read(content):
        for _time in range(20):
            private_files.write("birds", content)
            assert private_files.read("birds") in contents

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write_and_read, contents))
    assert os.listdir(folder) == ["birds"]
