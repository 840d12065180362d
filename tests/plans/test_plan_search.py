"""Plans and targets in the search, and links both ways with what they are about."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from agencies.models import LegalAct
from news.models import RelatedDocument as ArticleAbout
from plans.models import LegalBasis, PlanPage, RelatedDocument, Target
from search.models import SearchDocument
from tests.home.content import record, store
from tests.news.conftest import publish, section, write  # noqa: F401 - fixtures

from .pdf import pdf

pytestmark = pytest.mark.django_db
SITE = "/tim-kiem/"


def found(client, words, **more):
    """The addresses that a search finds."""
    return [card["url"] for card in client.get(SITE, {"q": words} | more).context["finder"].results]


def redo(plan, **fields):
    """The plan as stored after publishing it with these fields changed."""
    plan = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.save_revision().publish()
    return PlanPage.objects.get(pk=plan.pk)


def text_of(client, url):
    return client.get(url).content.decode()


@pytest.mark.parametrize(
    "typed",
    ["73/KH-UBND", "73/kh-ubnd", "73 KH UBND", "kế hoạch số 73", "ke hoach so 73", "Kế hoạch 73", "73/KH–UBND",
     "kế hoạch 73/KH-UBND", "  73/KH-UBND  "],
)  # fmt: skip
def test_the_number_in_any_form_finds_the_plan_first(client, plan_of, typed):
    plan_of(number="731/KH-UBND")
    plan = plan_of(number="73/KH-UBND")
    answer = client.get(SITE, {"q": typed})
    if answer.status_code == 302:
        assert answer.url == plan.url
    else:
        assert answer.context["finder"].results[0]["url"] == plan.url


def test_the_number_alone_opens_the_plan(client, plan_of):
    plan = plan_of(number="73/KH-UBND")
    answer = client.get(SITE, {"q": "73/KH-UBND"})
    assert answer.status_code == 302
    assert answer.url == plan.url


@pytest.mark.parametrize("words", ["chích bông", "cò quắm", "le le"])
def test_a_plan_is_found_by_title_orientation_and_text(client, plan_of, words):
    plan = plan_of(title="Bảo vệ chích bông", orientation="Đàn cò quắm trở về.", body=[("text", "<p>Chim le le.</p>")])
    assert plan.url in found(client, words)


def test_words_deep_in_the_signed_file_are_found(client, plan_of):
    words = "Cong viec hang ngay. " * 150 + "Chim bim bip."
    file = get_document_model().objects.create(title="Bản ký", file=ContentFile(pdf(words), "ky.pdf"))
    plan = redo(plan_of(), signed_file=file)
    assert len(plan.signed_text.partition("bim bip")[0]) > 2000
    assert found(client, "chim bìm bịp") == [plan.url]


def test_targets_are_found_with_their_plan_behind_them(client, plan_of):
    plan = plan_of({"wording": "Thả 500 con vịt trời về hồ", "operator": "reach", "low": 500, "unit": "con"})
    results = client.get(SITE, {"q": "vịt trời", "loai": "chi-tieu"}).context["finder"].results
    assert [row["url"] for row in results] == [plan.targets.get().get_absolute_url()]
    assert plan.title in str(results[0])


def test_a_target_that_left_the_plan_leaves_the_search(client, plan_of):
    plan = plan_of({"wording": "Thả 500 con vịt trời"}, {"wording": "Trồng 500 cây tràm"})
    draft = PlanPage.objects.get(pk=plan.pk).get_latest_revision_as_object()
    draft.targets = [row for row in draft.targets.all() if "tràm" in row.wording]
    draft.save_revision().publish()
    assert Target.objects.filter(plan=plan).count() == 1
    assert not found(client, "vịt trời", loai="chi-tieu")
    assert found(client, "cây tràm", loai="chi-tieu")


def test_a_plan_that_is_public_no_more_leaves_the_search_with_its_targets(client, plan_of):
    plan = plan_of({"wording": "Thả 500 con vịt trời"}, title="Bảo vệ chích bông")
    PlanPage.objects.get(pk=plan.pk).unpublish()
    assert not found(client, "vịt trời")
    assert not found(client, "chích bông")


def test_a_draft_shows_no_word_in_the_search(client, plan_of):
    plan = plan_of(title="Bảo vệ chích bông")
    draft = PlanPage.objects.get(pk=plan.pk)
    draft.title = "Bảo vệ bìm bịp"
    draft.save_revision()
    assert not found(client, "bìm bịp")
    assert plan.url in found(client, "chích bông")


def test_a_plan_and_its_legal_act_link_to_each_other(client, plan_of):
    act = LegalAct.objects.create(number="77/2025/NĐ-CP", title="Nghị định về chim", slug="77-2025-nd-cp")
    plan = plan_of()
    LegalBasis.objects.create(plan=plan, act=act, sort_order=0)
    assert act.get_absolute_url() in text_of(client, plan.url)
    assert plan.url in text_of(client, act.get_absolute_url())


def test_a_plan_and_its_agencies_link_to_each_other(client, plan_of):
    plan = plan_of()
    assert plan.agency.get_absolute_url() in text_of(client, plan.url)
    assert plan.url in text_of(client, plan.agency.get_absolute_url())


def test_a_plan_and_a_procedure_link_to_each_other(client, plan_of):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    plan = plan_of()
    document = SearchDocument.objects.get(kind="procedure", object_key=procedure.national_id)
    RelatedDocument.objects.create(plan=plan, document=document, sort_order=0)
    assert procedure.get_absolute_url() in text_of(client, plan.url)
    assert plan.url in text_of(client, procedure.get_absolute_url())


def test_an_article_about_a_plan_stands_on_its_page(client, plan_of, publish):  # noqa: F811
    plan = plan_of(issued_on=date(2025, 1, 2))
    article = publish("Kế hoạch mới đã được ký")
    document = SearchDocument.objects.get(kind="plan", object_key=str(plan.pk))
    draft = article.get_latest_revision_as_object()
    draft.related_documents = [ArticleAbout(document=document, sort_order=0)]
    draft.save_revision().publish()
    assert article.url in text_of(client, plan.url)
    assert plan.url in text_of(client, article.url)
