"""Legal acts, official channels, polls and attached files are found too, each written with what it stands for."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.http import QueryDict
from django.utils import timezone
from wagtail.documents import get_document_model

from agencies.models import Agency, LegalAct
from feedback.models import Poll, PollOption
from home.models import OfficialChannel
from news.models.parts import Attachment
from search.rebuild import rebuild
from search.results.cache import find
from tests.home.content import record, store
from tests.news.conftest import new_article

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def finder(words):
    parameters = QueryDict(mutable=True)
    parameters["q"] = words
    return find("", parameters, "/tim-kiem/")


def found(words):
    """(kind, title, address) of the results of the site search."""
    return [(card["kind_label"], card["title"], card["url"]) for card in finder(words).results]


@pytest.fixture
def act():
    made = LegalAct(number="77/2025/NĐ-CP", title="Quy định về nuôi chích bông")
    made.save()
    return made


# Legal acts


@pytest.mark.parametrize(
    "typed",
    [
        "77/2025/NĐ-CP", "77 2025 nd cp", "số 77/2025/NĐ-CP", "nghị định 77/2025/NĐ-CP", "Nghị định 77/2025",
        "nghi dinh so 77/2025",
    ],
)  # fmt: skip
def test_a_number_in_any_form_opens_the_act(client, act, typed):
    answer = client.get("/tim-kiem/", {"q": typed})
    assert (answer.status_code, answer["Location"]) == (302, act.get_absolute_url())


def test_an_act_is_found_by_its_title_and_as_it_is_now(act):
    title = "77/2025/NĐ-CP Quy định về nuôi chích bông"
    assert found("nuôi chích bông") == [("Văn bản pháp luật", title, act.get_absolute_url())]
    act.title = "Quy định về nuôi đà điểu"
    act.save()
    assert found("nuôi đà điểu")[0][2] == act.get_absolute_url()
    act.delete()
    assert found("nuôi đà điểu") == []


def test_acts_that_a_sync_brings_are_found():
    cited = [{"id": "a1", "code": "61/2018/NĐ-CP", "name": "Nghị định về đà điểu"}]
    store(record(1, "Cấp thẻ", legalBasisesDetails=cited, legalBasisIds=["a1"]))
    assert finder("61/2018/NĐ-CP").direct_url() == LegalAct.objects.get().get_absolute_url()


def test_acts_stand_behind_procedures_and_in_no_list_of_theirs(act):
    store(record(1, "Nuôi chích bông tại vườn nhà vào mùa nước nổi"))
    assert [kind for kind, _title, _url in found("nuôi chích bông")][0] == "Thủ tục hành chính"
    assert find("procedure", QueryDict("q=nuôi chích bông"), "/thu-tuc/").total == 1


# Channels


def test_a_channel_leads_to_the_list_that_says_whose_it_is():
    agency = Agency(name="Trạm chích bông", tier="commune")
    agency.save()
    channel = OfficialChannel(
        kind="hotline", name="Tổng đài vườn chim", address="0299 3822 111", owner=agency,
        checked_on=timezone.localdate(),
    )  # fmt: skip
    channel.save()
    [(kind, title, url)] = found("tổng đài vườn chim")
    assert (kind, title, url) == ("Kênh chính thức", "Tổng đài vườn chim", "/kenh-chinh-thuc/")
    assert "Tổng đài vườn chim" in [title for _kind, title, _url in found("đường dây nóng trạm chích bông")]
    channel.delete()
    assert found("tổng đài vườn chim") == []


# Polls


def test_a_poll_is_found_while_it_is_public():
    poll = Poll(
        question="Bạn thích chim nào?", introduction="Vườn chim hỏi.", closes_on=timezone.localdate(), live=False
    )
    poll.options = [PollOption(answer="Đà điểu", sort_order=1)]
    poll.save()
    assert found("thích chim") == []
    poll.save_revision().publish()
    assert found("thích chim") == [("Thăm dò ý kiến", "Bạn thích chim nào?", poll.get_absolute_url())]
    Poll.objects.get(pk=poll.pk).unpublish()
    assert found("thích chim") == []
    Poll.objects.get(pk=poll.pk).delete()
    assert found("thích chim") == []


# Attached files


@pytest.fixture
def file():
    return get_document_model().objects.create(title="Bảng kê chích bông", file=ContentFile(b"a;b", "bang.csv"))


def test_an_attached_file_leads_to_the_article_that_carries_it(file):
    article = new_article("Mở cửa sáng thứ Bảy", attachments=[Attachment(document=file)])
    [(_kind, title, url)] = found("bảng kê chích bông")
    assert (title, url) == ("Bảng kê chích bông", f"{article.url}#attachments-heading")
    article.unpublish()
    assert found("bảng kê chích bông") == []


def test_a_file_that_is_taken_off_is_found_no_more(file):
    article = new_article("Mở cửa", attachments=[Attachment(document=file, title="Danh sách đà điểu")])
    assert found("danh sách đà điểu")
    article.attachments = []
    article.save_revision().publish()
    assert found("danh sách đà điểu") == []


def test_an_article_that_expires_takes_its_files_along(file):
    new_article("Mở cửa", attachments=[Attachment(document=file)], expire_at=timezone.now() + timedelta(seconds=-1))
    assert found("bảng kê chích bông") == []


def test_a_rebuild_writes_what_is_there_and_counts_it(act, file):
    new_article("Mở cửa", attachments=[Attachment(document=file)])
    LegalAct.objects.filter(pk=act.pk).update(title="Nuôi vịt")
    counts = {str(label): (written, removed) for label, written, removed in rebuild()}
    assert counts["Văn bản pháp luật"] == (1, 0)
    assert sum(written for written, _removed in counts.values()) >= 3
    assert found("nuôi vịt")[0][2] == act.get_absolute_url()
