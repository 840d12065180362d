"""The names that the product ships: what an update brings in, what stays the editors', what the files may hold."""

import re
import tomllib
from io import StringIO

import pytest
from django.core.management import call_command

from catalogue.models import EverydayNames
from catalogue.names import loading
from search import everyday
from search.everyday import Names
from search.models import SearchDocument
from search.text import fold
from search.understanding.syllables import is_syllable
from tests.home.content import record, store

from .content import CODE, draft, published

FILES = sorted(everyday._FOLDER.glob("*.toml"))
ASKING = (
    "gì|bao nhiêu|bao lâu|thế nào|ở đâu|khi nào|bao giờ|làm sao|tại sao|vì sao|được không|có không|hay không|"
    "how|what|where|when|which|why"
)  # fmt: skip
QUESTION = re.compile(rf"(?<!\w)(?:{ASKING})(?!\w)", re.IGNORECASE)


@pytest.fixture
def shipped(monkeypatch):
    """The names that the product ships now: nothing but what a test puts in."""
    EverydayNames.objects.all().delete()
    names = {}
    monkeypatch.setattr(loading, "shipped_names", lambda: names)
    return names


def load():
    """What a loading counts, without zeros."""
    return {name: count for name, count in loading.load_shipped().items() if count}


def aliases(number=1):
    key = record(number, "Chim")["id"]
    return SearchDocument.objects.get(kind="procedure", object_key=key).aliases.splitlines()


# An update


@pytest.mark.django_db
def test_a_new_portal_has_the_names_of_the_files_and_loading_them_again_changes_nothing():
    counts = load()
    assert counts["codes in"] == counts["same"] == counts["codes out"] == EverydayNames.objects.count()
    assert set(counts) == {"codes in", "same", "codes out"}
    assert EverydayNames.objects.get(code="1.001193").names.startswith("khai sinh\n")


@pytest.mark.django_db
def test_new_names_come_in_and_are_found(shipped):
    store(record(1, "Cấp thẻ chim"))
    shipped[CODE] = Names(["bắt sẻ"], ["bird card"])
    assert load() == {"codes in": 1, "added": 1, "codes out": 1, "procedures": 1}
    assert aliases() == ["bắt sẻ", "bird card"]


@pytest.mark.django_db
def test_what_nobody_touched_follows_the_files(shipped):
    store(record(1, "Cấp thẻ chim"), record(2, "Cấp thẻ vẹt"))
    shipped |= {CODE: Names(["bắt sẻ"]), "9.300002": Names(["nuôi vẹt"])}
    load()
    shipped[CODE] = Names(["bắt sáo"])
    del shipped["9.300002"]
    assert load() == {"codes in": 1, "changed": 1, "removed": 1, "codes out": 1, "procedures": 2}
    assert (aliases(1), aliases(2)) == (["bắt sáo"], [])


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["draft", "publish", "unpublish", "lock"])
def test_what_an_editor_touched_stays_theirs(shipped, deed):
    store(record(1, "Cấp thẻ chim"))
    shipped[CODE] = Names(["bắt sẻ"])
    load()
    row = EverydayNames.objects.get(code=CODE)
    deeds = {
        "draft": row.save_revision, "publish": lambda: row.save_revision().publish(), "unpublish": row.unpublish,
        "lock": lambda: EverydayNames.objects.update(locked=True),
    }  # fmt: skip
    deeds[deed]()
    before = EverydayNames.objects.values("names", "live").get()
    for files in ({CODE: Names(["bắt sáo"])}, {}):
        shipped.clear()
        shipped |= files
        counts = load()
        assert (counts["kept"], counts["codes out"]) == (1, 1)
        assert EverydayNames.objects.values("names", "live").get() == before
    assert aliases() == ([] if deed == "unpublish" else ["bắt sẻ"])


@pytest.mark.django_db
def test_names_that_editors_began_are_not_written_over(shipped):
    draft("bắt sẻ")
    published("nuôi vẹt", code="9.300002")
    shipped |= {CODE: Names(["bắt sáo"]), "9.300003": Names(["nuôi cá"])}
    assert load() == {"codes in": 2, "added": 1, "kept": 2, "codes out": 3}


@pytest.mark.django_db
def test_all_come_in_or_none(shipped, monkeypatch):
    store(record(1, "Cấp thẻ chim"))
    shipped[CODE] = Names(["bắt sẻ"])

    def fail(*given):
        raise RuntimeError

    monkeypatch.setattr(loading, "reindex", fail)
    with pytest.raises(RuntimeError):
        load()
    assert not EverydayNames.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_came_in_and_out(shipped):
    shipped |= {CODE: Names(["bắt sẻ"]), "9.300002": Names(["nuôi vẹt"])}
    draft("bắt sáo")
    said = StringIO()
    call_command("load_names", stdout=said)
    assert [int(line.split()[0]) for line in said.getvalue().splitlines()] == [2, 1, 0, 0, 0, 1, 2, 0]


# The files


def rows():
    """(name of the file, its codes, its names) of each row of each file."""
    for path in FILES:
        for codes, names in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield path.name, codes.split(), names


def is_english(file):
    return file.startswith("english")


def test_the_files_name_at_least_eight_hundred_procedures():
    assert len({code for file, codes, _names in rows() for code in codes if not is_english(file)}) >= 800


@pytest.mark.parametrize("english", [False, True])
def test_a_code_stands_in_one_row(english):
    codes = [code for file, row, _names in rows() if is_english(file) == english for code in row]
    assert {code for code in codes if codes.count(code) > 1} == set()


def test_a_name_stands_in_one_row():
    names = [name.casefold() for _file, _codes, row in rows() for name in row]
    assert {name for name in names if names.count(name) > 1} == set()


def test_names_are_short_plain_words_and_no_questions():
    for file, codes, names in rows():
        for name in names:
            assert re.fullmatch(r"[^\W_]+(?:[ /-]+[^\W_]+)*", name), (file, name)
            assert not QUESTION.search(name), (file, name)
            assert len(name.split()) <= 10, (file, name)
            # One word is a name where it is no Vietnamese syllable: visa, passport, apostille.
            assert len(name.split()) > 1 or not is_syllable(fold(name)), (file, name)
        assert all(re.fullmatch(r"\d\.\d{6}", code) for code in codes), (file, codes)


def test_every_shipped_row_is_one_that_an_editor_could_save():
    for code, names in everyday.shipped_names().items():
        row = EverydayNames(code=code, names="\n".join(names.everyday), english="\n".join(names.english))
        row.clean_fields()
        row.clean()
        assert row.names.splitlines() == names.everyday
        assert row.english.splitlines() == names.english
