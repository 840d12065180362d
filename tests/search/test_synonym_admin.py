"""Synonyms as editors keep them: the seed, the rules of a pair, versions, import, export, rights."""

import csv
import io
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from search.models import SearchState, Synonym
from search.synonyms import csv_file
from search.synonyms.csv_file import read_synonyms, store_synonyms
from search.text import fold

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

SEED = Path(__file__).resolve().parent.parent.parent / "search" / "data" / "synonyms.csv"
LIST = "/quan-tri/snippets/search/synonym/"
IMPORT = LIST + "nhap-csv/"


def version():
    return SearchState.objects.get(name="synonyms").version


def pair(variant="chim xanh", term="vườn chim", **fields):
    return Synonym.objects.create(term=term, variant=variant, **fields)


@pytest.fixture
def nothing_seeded():
    """A table without the project's own pairs."""
    Synonym.objects.all().delete()


def sign_in(client, group=None):
    user = User.objects.create_user(f"someone of {group}", password="x")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    """A client signed in as an editor."""
    sign_in(client, "Biên tập viên")
    return client


def upload(client, data):
    data = data.encode() if isinstance(data, str) else data
    return client.post(IMPORT, {"file": SimpleUploadedFile("a.csv", data)})


# The project's own file


def test_every_pair_of_the_seed_can_be_used_and_stands_once():
    with SEED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == ["term", "variant", "kind", "note"]
    assert {row["kind"] for row in rows} <= set(Synonym.Kind.values)
    folded = [(fold(row["term"]), fold(row["variant"])) for row in rows]
    assert len(folded) == len(set(folded)) > 900
    assert [pair for pair in folded if not all(pair) or pair[0] == pair[1]] == []
    synonyms, problems = read_synonyms(SEED.read_bytes())
    assert (len(synonyms), problems) == (len(rows), [])


def test_a_new_database_has_the_seed():
    assert Synonym.objects.filter(variant="CMND", term="Thẻ căn cước").exists()
    assert Synonym.objects.count() > 900
    assert SearchState.objects.filter(name="synonyms").exists()


# What a pair must be


@pytest.mark.parametrize(
    ("term", "variant", "field"),
    [
        ("", "chim", "term"),
        ("vườn chim", " \u200b", "variant"),
        ("vườn chim", "?!", "variant"),
        ("Vườn chim", "vuon  CHIM", "variant"),
    ],
)
def test_a_pair_that_says_nothing_is_refused_at_its_field(term, variant, field):
    with pytest.raises(ValidationError) as refused:
        Synonym(term=term, variant=variant).full_clean()
    assert field in refused.value.message_dict


def test_the_same_pair_in_other_letters_is_refused():
    pair("chim xanh")
    with pytest.raises(ValidationError) as refused:
        Synonym(term="Vuon chim", variant="CHIM XANH").full_clean()
    assert "variant" in refused.value.message_dict
    Synonym(term="vườn cá", variant="chim xanh").full_clean()


def test_a_saved_pair_may_be_saved_again():
    pair("chim xanh").full_clean()


def test_the_database_keeps_a_pair_once():
    pair("chim xanh")
    with pytest.raises(IntegrityError), transaction.atomic():
        pair("chim xanh")


# Every write raises the version


def test_every_way_of_writing_raises_the_version():
    row = pair()
    for write in (
        row.save,
        lambda: Synonym.objects.filter(pk=row.pk).update(note="a"),
        lambda: Synonym.objects.bulk_create([Synonym(term="a", variant="b")]),
        lambda: Synonym.objects.bulk_update([row], ["note"]),
        lambda: store_synonyms([Synonym(term="c", variant="d")]),
        lambda: Synonym.objects.filter(variant="b").delete(),
        row.delete,
    ):
        before = version()
        write()
        assert version() > before


def test_a_write_that_is_undone_leaves_the_version():
    before = version()
    with transaction.atomic():
        pair()
        transaction.set_rollback(True)
    assert version() == before


def test_an_import_that_changes_nothing_leaves_the_version():
    pair(kind="abbrev")
    before = version()
    store_synonyms([Synonym(term="vườn chim", variant="chim xanh", kind="abbrev")])
    assert version() == before


def test_deleting_chosen_rows_in_the_listing_raises_the_version(editor):
    rows = [pair("chim xanh"), pair("chim đỏ")]
    before = version()
    address = "/quan-tri/bulk/search/synonym/delete/?next=" + LIST + "".join(f"&id={row.pk}" for row in rows)
    assert editor.post(address).status_code == 302
    assert not Synonym.objects.filter(pk__in=[row.pk for row in rows]).exists()
    assert version() > before


def test_the_forms_write_and_raise_the_version(editor):
    before = version()
    fields = {"term": "vườn chim", "variant": "chim xanh", "kind": "colloquial", "note": ""}
    assert editor.post(LIST + "add/", fields).status_code == 302
    row = Synonym.objects.get(variant="chim xanh")
    assert version() > before
    editor.post(f"{LIST}edit/{row.pk}/", fields | {"note": "xem lại"})
    row.refresh_from_db()
    assert row.note == "xem lại"
    assert editor.post(f"{LIST}delete/{row.pk}/").status_code == 302
    assert not Synonym.objects.filter(pk=row.pk).exists()


# The listing


@pytest.mark.usefixtures("nothing_seeded")
def test_the_listing_finds_without_diacritics_and_filters_by_kind(editor):
    pair("Đồng chim", kind="dialect")
    pair("chim xanh")
    found = editor.get(LIST, {"q": "dong CHIM"}).content.decode()
    assert "Đồng chim" in found
    assert "chim xanh" not in found
    narrowed = editor.get(LIST, {"kind": "dialect"}).content.decode()
    assert "Đồng chim" in narrowed
    assert "chim xanh" not in narrowed


@pytest.mark.usefixtures("nothing_seeded")
def test_an_export_holds_no_formula_and_comes_back_unchanged(editor):
    pair("=1+1", note="+84")
    pair("-chim", term="@vườn chim")
    data = b"".join(editor.get(LIST, {"export": "csv"}).streaming_content)
    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for cell in row]
    assert {"'=1+1", "'+84", "'-chim", "'@vườn chim"} <= set(cells)
    assert data.startswith("\ufeff".encode())
    synonyms, problems = read_synonyms(data)
    assert problems == []
    outcome = store_synonyms(synonyms)
    assert (outcome.added, outcome.updated, outcome.unchanged) == (0, 0, 2)


# Import


@pytest.mark.usefixtures("nothing_seeded")
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_an_import_adds_updates_and_keeps(editor, start, delimiter):
    pair("chim xanh", kind="colloquial")
    pair("chim tím")
    lines = ["variant,term,kind,note", "chim xanh,vườn chim,dialect,miền Nam", "chim đỏ,vườn chim,colloquial,", ""]
    answer = upload(editor, start + "\r\n".join(lines).replace(",", delimiter))
    assert answer.status_code == 302
    stored = {row.variant: (row.kind, row.note) for row in Synonym.objects.all()}
    assert stored == {
        "chim xanh": ("dialect", "miền Nam"), "chim đỏ": ("colloquial", ""), "chim tím": ("colloquial", "")
    }  # fmt: skip


@pytest.mark.usefixtures("nothing_seeded")
def test_an_import_cleans_what_nobody_sees(editor):
    upload(editor, "term,variant,kind,note\nvườn\u00a0chim,chi\x00m xa\u0301\x07o\u200b,,\n")
    row = Synonym.objects.get()
    assert (row.term, row.variant, row.kind) == ("vườn chim", "chim xáo", "colloquial")


@pytest.mark.usefixtures("nothing_seeded")
def test_a_bad_line_is_named_and_nothing_is_imported(editor):
    lines = ["term,variant,kind,note", "vườn chim,chim đỏ,,", "vườn chim,VƯỜN CHIM,,", ",chim,,", "a,b,birds,",
             f"a,{'b' * 121},,", "vuon chim,chim do,,"]  # fmt: skip
    answer = upload(editor, "\n".join(lines))
    assert answer.status_code == 200
    problems = answer.context["form"].problems
    numbers = [next(word for word in problem.replace(":", "").split() if word.isdigit()) for problem in problems]
    assert numbers == ["3", "4", "5", "6", "7"]
    assert not Synonym.objects.exists()
    assert problems[-1].count("2") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe",
        "term,variant\nvườn chim,chim".encode("utf-16"),
        "term,variant\nv\xe0,b".encode("latin-1"),
        b"\x00" * 500,
        "vườn chim,chim đỏ\nvườn chim,chim xanh",
        "term,note\nvườn chim,chim",
        "term,variant\n",
        'term,variant\n"vườn chim,chim',
        "term,variant\n" + "\n".join(f"vườn chim,v{number}" for number in range(101)),
        "term,variant\n" + "\n".join(f"vườn chim,v{number}" for number in range(100_000)),
        "term,variant\nvườn chim," + "b" * 200_000,
    ],
)
def test_what_is_no_list_of_synonyms_is_refused_whole(editor, data, monkeypatch):
    monkeypatch.setattr(csv_file, "MOST_ROWS", 100)
    before = Synonym.objects.count(), version()
    answer = upload(editor, data)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert (Synonym.objects.count(), version()) == before


# Rights


@pytest.mark.parametrize("group", ["Biên tập viên", "Trưởng ban"])
def test_editors_reach_everything(client, group):
    sign_in(client, group)
    row = pair()
    for path in (LIST, LIST + "add/", IMPORT, f"{LIST}edit/{row.pk}/", f"{LIST}delete/{row.pk}/"):
        assert client.get(path).status_code == 200, path


def test_others_reach_nothing(client):
    row = pair()
    paths = (LIST, LIST + "add/", IMPORT, f"{LIST}edit/{row.pk}/", f"{LIST}delete/{row.pk}/")
    for group in (None, "Không biên tập"):
        if group:
            Group.objects.create(name=group).permissions.add(
                *Group.objects.get(name="Biên tập viên").permissions.filter(codename="access_admin")
            )
        sign_in(client, group)
        for path in paths:
            assert client.get(path).status_code == 302, path
            assert client.post(path, {"term": "a", "variant": "b"}).status_code == 302, path
    assert Synonym.objects.filter(pk=row.pk).exists()


def test_a_right_to_add_only_does_not_import(client):
    adders = Group.objects.create(name="Chỉ thêm")
    rights = Group.objects.get(name="Biên tập viên").permissions
    adders.permissions.add(*rights.filter(codename__in=["access_admin", "add_synonym"]))
    sign_in(client, "Chỉ thêm")
    assert upload(client, "term,variant\nvườn chim,chim đỏ\n").status_code == 302
    assert not Synonym.objects.filter(variant="chim đỏ").exists()
    assert IMPORT not in client.get(LIST).content.decode()
