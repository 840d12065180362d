"""Where records come from: JSON Lines (plain, .gz, .xz), a folder of JSON files, or the national API."""

import gzip
import json
import lzma
import sys
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple, Never

from django.utils.translation import gettext as _

from .api import ApiError, read_api


class Item(NamedTuple):
    """`data` is the record, or None with `error` saying why not; `place` is a line number, a file name or an id."""

    place: int | str
    data: dict | None
    error: str


class SourceError(Exception):
    """The source as a whole cannot be read."""


def is_api(source: str) -> bool:
    """Whether the source is an address."""
    return source.startswith(("http://", "https://"))


def read_source(source: str, resume: dict | None = None, done: Container[str] = frozenset()) -> Iterator[Item]:
    """Yield Items of a path or an http(s) address; raises SourceError when it cannot be read (to its end)."""
    if is_api(source):
        try:
            yield from (Item(*item) for item in read_api(source, {} if resume is None else resume, done))
        except ApiError as error:
            raise SourceError(str(error)) from None
        return
    path = Path(source)
    if path.is_dir():
        files = sorted(path.rglob("*.json"))
        if not files:
            raise SourceError(_("No .json file in the folder %(path)s.") % {"path": path})
        yield from _files(path, files)
    elif path.is_file():
        yield from _lines(path)
    else:
        raise SourceError(_("There is no file or folder %(path)s.") % {"path": path})


def count_items(source: str) -> int | None:
    """How many Items a file or folder holds, for a progress bar on a terminal; None where only reading tells."""
    path = Path(source)
    if is_api(source) or not sys.stderr.isatty():
        return None
    if path.is_dir():
        return sum(1 for _file in path.rglob("*.json"))
    try:
        with _open(path) as stream:
            return sum(1 for line in stream if line.strip())
    except (OSError, EOFError, lzma.LZMAError):
        return None


def _open(path: Path) -> IO[bytes]:
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    return opener(path, "rb")


def _lines(path: Path) -> Iterator[Item]:
    number = 0
    try:
        with _open(path) as stream:
            for number, line in enumerate(stream, 1):
                if line.strip():
                    yield _item(number, line)
    except (OSError, EOFError, lzma.LZMAError) as error:
        yield Item(number + 1, None, _("the file breaks off: %(error)s") % {"error": error})


def _files(folder: Path, files: Iterable[Path]) -> Iterator[Item]:
    for path in files:
        yield _item(str(path.relative_to(folder)), path.read_bytes())


def _refuse_constant(name: str) -> Never:
    raise ValueError(name)


def _item(place: int | str, raw: bytes) -> Item:
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        return Item(place, None, _("not valid JSON: %(error)s") % {"error": error})
    if isinstance(data, dict) and isinstance(data.get("data"), dict) and "id" not in data:
        data = data["data"]
    return Item(place, data, "") if isinstance(data, dict) else Item(place, None, _("not a JSON object"))
