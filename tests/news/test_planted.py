"""Planted advertising stays out until a second person says, with a reason, that it is honest news (I6)."""

import pytest
from django.urls import reverse

from core.approval import PublicationRefused
from news.editor.preflight import problems
from news.models import Confirmation

from .conftest import BODY, fresh
from .test_preflight import SPAM, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted(person, write):
    """A draft with planted advertising, its author, and who reads it."""
    reporter = person("Phóng viên")
    return write(reporter, body=[*BODY, ("text", f"<p>{SPAM}</p>")]), reporter, person("Biên tập viên")


def confirm(enter, user, article, reason="Bài tường thuật vụ án"):
    """The answer to a user who confirms the findings of an article."""
    return enter(user).post(reverse("news_confirm_finding", args=[article.pk]), {"reason": reason})


def test_planted_advertising_stays_out_until_a_second_person_says_why_not(enter, person, planted):
    article, reporter, editor = planted
    head = person("Trưởng ban")
    with pytest.raises(PublicationRefused):
        article.get_latest_revision().publish(user=head, skip_permission_checks=True)
    assert confirm(enter, editor, article).status_code == 302
    word = Confirmation.objects.first()
    assert (word.confirmed_by, word.reason) == (editor, "Bài tường thuật vụ án")
    article.get_latest_revision().publish(user=head, skip_permission_checks=True)
    assert fresh(article).live


@pytest.mark.parametrize("superuser", [False, True])
def test_an_author_confirms_nothing(enter, person, write, superuser):
    head = person("Trưởng ban", superuser)
    article = write(head, body=text(f"<p>{SPAM}</p>"))
    assert confirm(enter, head, article).status_code == 200
    assert not Confirmation.objects.exists()


def test_a_reporter_confirms_nothing_of_others(enter, person, planted):
    article, _reporter, _editor = planted
    assert confirm(enter, person("Phóng viên"), article).status_code in (302, 403)
    assert not Confirmation.objects.exists()


def test_a_confirmation_without_a_reason_is_none(enter, planted):
    article, _reporter, editor = planted
    assert confirm(enter, editor, article, reason=" ").status_code == 200
    assert not Confirmation.objects.exists()


def test_a_confirmation_holds_for_what_was_read_not_for_what_comes_later(enter, planted):
    article, reporter, editor = planted
    confirm(enter, editor, article)
    draft = fresh(article).get_latest_revision_as_object()
    draft.title = "【xóc đĩa】 Đăng ký nhận thưởng"
    draft.save_revision(user=reporter)
    assert [problem.field for problem in problems(draft) if problem.blocks] == ["title"]
