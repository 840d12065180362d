"""Legal acts: one record each with one address, cited by procedures, kept by editors."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies.models import LegalAct, legal_act
from agencies.models.legal import act_slug
from tests.factories import national_records
from tests.home.content import publish_guide, record, store

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def acts(*citations):
    """The field of a national record that cites these (number, title)."""
    rows = [{"id": f"act-{number}-{title}", "code": number, "name": title} for number, title in citations]
    return {"legalBasisesDetails": rows, "legalBasisIds": [row["id"] for row in rows]}


@pytest.mark.parametrize(
    ("number", "title", "taken", "slug"),
    [
        ("77/2025/NĐ-CP", "Nghị định", (), "77-2025-nd-cp"),
        ("66.7/2025/NQ-CP", "", (), "66-7-2025-nq-cp"),
        ("77/2025/NĐ-CP", "", ("77-2025-nd-cp",), "77-2025-nd-cp-2"),
        ("", "Luật Vườn chim", (), "luat-vuon-chim"),
        ("", "", (), "khong-ten"),
        ("???", "", (), "khong-ten"),
        ("x" * 4000, "", (), "x" * 90),
    ],
)
def test_an_address_is_made_of_the_number_or_the_title(number, title, taken, slug):
    assert act_slug(number, title, set(taken)) == slug


def test_the_sync_gives_each_act_one_record_and_one_address():
    store(record(1, "Cấp thẻ chim sẻ", **acts(("Luật số 32/2024/QH15 ", "Luật Vườn"), ("06", "Quyết định A"))))
    store(record(2, "Cấp thẻ chim én", **acts(("32/2024/QH15", "Luật Vườn"), ("06", "Quyết định B"))))
    assert sorted(LegalAct.objects.values_list("slug", flat=True)) == ["06", "06-2", "32-2024-qh15"]


def test_an_act_is_found_by_any_spelling_or_made():
    store(record(1, "Cấp thẻ chim sẻ", **acts(("32/2024/QH15", "Luật Vườn"))))
    known = LegalAct.objects.get()
    assert legal_act("Luật số 32/2024/QH15", "") == known
    made = legal_act("Nghị quyết 5/2026/NQ-HĐND", "Về vườn")
    assert (made.number, made.slug) == ("5/2026/NQ-HĐND", "5-2026-nq-hdnd")
    assert legal_act("5/2026/NQ-HĐND", "") == made


def test_an_act_that_is_cited_is_never_deleted():
    store(record(1, "Cấp thẻ chim sẻ"))
    with pytest.raises(ProtectedError):
        LegalAct.objects.get().delete()


def test_a_procedure_links_to_its_acts_and_an_act_to_its_procedures(client):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    assert 'href="/van-ban/77-2025-nd-cp/"' in client.get(procedure.get_absolute_url()).content.decode()
    page = client.get("/van-ban/77-2025-nd-cp/").content.decode()
    assert "77/2025/NĐ-CP" in page
    assert procedure.get_absolute_url() in page


def test_an_act_lists_plain_titles_and_only_procedures_in_force(client):
    one, two, _gone = store(*(record(number, f"Cấp thẻ chim số {number}") for number in (1, 2, 3)))
    store(*(record(number, f"Cấp thẻ chim số {number}") for number in (1, 2)), full=True)
    publish_guide(one, title="Xin thẻ chim")
    (group,) = client.get("/van-ban/77-2025-nd-cp/").context["groups"]
    assert [thing["title"] for thing in group["things"]] == ["Xin thẻ chim", two.official_name]
    assert group["total"] == 2


def test_many_procedures_are_paged_at_a_constant_cost(client):
    def cost(page):
        client.get("/van-ban/77-2025-nd-cp/")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get("/van-ban/77-2025-nd-cp/", {"trang": page})
        return len(asked), [len(group["things"]) for group in answer.context["groups"]]

    store(*national_records(3))
    few, shown = cost("1")
    assert shown == [3]
    store(*national_records(120))
    assert cost("1") == (few, [50])
    assert cost("3") == (few, [20])
    assert cost("9999") == (few, [20])
    assert few <= 8


@pytest.mark.parametrize("typed", ["khong-co/", "77-2025-nd-cp", "%F0%9F%90%A6/", "77/2025/"])
def test_an_unknown_act_answers_404(client, typed):
    assert client.get(f"/van-ban/{typed}", follow=True).status_code == 404


@pytest.mark.parametrize("page", ["-1", "abc", "9" * 5000, "%00"])
def test_any_page_number_is_answered(client, page):
    store(record(1, "Cấp thẻ chim sẻ"))
    assert client.get("/van-ban/77-2025-nd-cp/", {"trang": page}).status_code == 200


def test_an_act_that_nothing_cites_says_so_and_is_kept_from_crawlers(client):
    page = client.get(legal_act("1/2026/QH15", "Luật Chim").get_absolute_url()).content.decode()
    assert "Luật Chim" in page
    assert 'name="robots" content="noindex' in page


@pytest.fixture
def editor(client, django_user_model):
    """Sign in somebody of a role."""

    def enter(role):
        user = django_user_model.objects.create_user(f"nguoi-{role}", password="x")
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return enter


@pytest.mark.parametrize("role", ["Biên tập viên", "Trưởng ban"])
def test_editors_add_and_change_acts_but_delete_none(editor, role):
    act = legal_act("1/2026/QH15", "Luật Chim")
    client = editor(role)
    names = "wagtailsnippets_agencies_legalact"
    client.post(reverse(f"{names}:add"), {"number": "Nghị định số 2/2026/NĐ-CP", "title": "Nghị định về chim"})
    assert LegalAct.objects.get(slug="2-2026-nd-cp").number == "2/2026/NĐ-CP"
    client.post(reverse(f"{names}:edit", args=[act.pk]), {"number": "1/2026/QH15", "title": "Luật Chim muông"})
    act.refresh_from_db()
    assert (act.title, act.slug) == ("Luật Chim muông", "1-2026-qh15")
    client.post(reverse(f"{names}:delete", args=[act.pk]))
    assert LegalAct.objects.filter(pk=act.pk).exists()


def test_an_act_is_not_added_twice():
    legal_act("1/2026/QH15", "Luật Chim")
    with pytest.raises(ValidationError):
        LegalAct(number="Luật số 1/2026/QH15", title="Luật Chim").full_clean()


def test_an_act_is_chosen_by_number_or_title(editor):
    legal_act("1/2026/QH15", "Luật Chim")
    legal_act("2/2026/NĐ-CP", "Nghị định về cá")
    client = editor("Biên tập viên")
    for words in ("1/2026", "Luật Ch"):
        found = client.get(reverse("wagtailsnippetchoosers_agencies_legalact:choose_results"), {"q": words})
        assert "Luật Chim" in found.content.decode()
        assert "Nghị định về cá" not in found.content.decode()
