"""People of the newsroom and their articles."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images import get_image_model

from agencies.models import Agency
from news.models import ArticlePage, Byline, Category, SectionPage

LEAD = "Từ thứ Hai tới, quầy tiếp nhận hồ sơ ở phường mở thêm buổi sáng thứ Bảy cho người đi làm trong tuần."
BODY = [("text", "<h2>Giờ mở cửa</h2><p>Quầy mở từ 7 giờ 30 đến 11 giờ 30, tiếp nhận 12 thủ tục.</p>")]


def new_person(role, superuser=False):
    """A new user of a role; the same role twice gives two people."""
    number = get_user_model().objects.count()
    user = get_user_model().objects.create_user(f"nguoi{number}", password="x", first_name=f"Người {number}")
    if superuser:
        user.is_superuser = True
        user.save()
    else:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def person(db):
    """person(role): see `new_person`."""
    return new_person


@pytest.fixture
def section(db):
    """The province's news."""
    return SectionPage.objects.get(slug="tin-tuc")


def new_draft(user=None, title="Mở cửa sáng thứ Bảy", under=None, bylines=("Hồng Mai",), **fields):
    """A draft that lacks nothing, as the user saved it."""
    tags = fields.pop("tags", ())
    words = {"lead": LEAD, "body": BODY, "category": Category.objects.get(slug="tin-tuc")} | fields
    article = ArticlePage(title=title, live=False, owner=user, **words)
    (under or SectionPage.objects.get(slug="tin-tuc")).add_child(instance=article)
    article.bylines.set([Byline(name=name) for name in bylines])
    article.tags.set(tags)
    article.clean_fields(exclude=["category"])
    article.save_revision(user=user, clean=False)
    return ArticlePage.objects.get(pk=article.pk)


def new_article(title="Mở cửa sáng thứ Bảy", user=None, **fields):
    """An article that is public."""
    article = new_draft(user, title, **fields)
    article.get_latest_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)


@pytest.fixture
def write(db):
    """write(user, title, **fields): see `new_draft`."""
    return new_draft


@pytest.fixture
def publish(db):
    """publish(title, **fields): see `new_article`."""
    return new_article


@pytest.fixture
def image(db):
    """A picture of the library."""
    content = BytesIO()
    Image.new("RGB", (1800, 1100), (10, 90, 92)).save(content, "JPEG")
    return get_image_model().objects.create(title="Quầy", file=ContentFile(content.getvalue(), "quay.jpg"))


def new_agency():
    """An agency with everything in its record."""
    made = Agency(
        name="Trạm Kiểm lâm Vườn Chim", short_name="Trạm Vườn Chim", tier="commune", address="Ấp Sậy, xã Vườn Chim",
        phone="0299 3800 999", email="tram@vuonchim.gov.vn",
    )  # fmt: skip
    made.save()
    return made


@pytest.fixture
def agency(db):
    """See `new_agency`."""
    return new_agency()


@pytest.fixture
def enter(client):
    """enter(user): the client, signed in as the user."""

    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def page(client, publish):
    """page(*blocks, **fields): the page of an article with this body."""

    def make(*blocks, **fields):
        return show(client, publish(**({"body": list(blocks)} if blocks else {}) | fields))

    return make


def show(client, article, **headers):
    """The article's page as a reader gets it."""
    answer = client.get(article.url, headers=headers)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def article_with(section, **fields):
    """An article in a section that lacks nothing, not stored; fields change it, rows by their names."""
    rows = {name: fields.pop(name) for name in ("bylines", "corrections") if name in fields}
    words = {"title": "Mở cửa sáng thứ Bảy", "lead": LEAD, "body": BODY, "source_name": "Sở Nội vụ"}
    article = ArticlePage(**words | {"category": Category.objects.get(slug="tin-tuc")} | fields)
    article.slug, article.path, article.depth = "thu", f"{section.path}0001", section.depth + 1
    for name, values in rows.items():
        setattr(article, name, values)
    return article


def redraft(article, user=None, **fields):
    """A newer draft of an article with these fields changed; the article as stored."""
    draft = fresh(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.clean_fields(exclude=["category"])
    draft.save_revision(user=user, clean=False)
    return fresh(article)


def submit(article, user):
    """Hand the newest draft in; the running step."""
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, user)
    return step(article)


def step(article):
    """The running step of an article."""
    return ArticlePage.objects.get(pk=article.pk).current_workflow_task_state


def decide(article, user, action, **words):
    """Say yes ("approve") or no ("reject") at the running step."""
    state = step(article)
    state.task.specific.on_action(state, user, action, **words)


def fresh(article):
    """The article as stored."""
    return ArticlePage.objects.get(pk=article.pk)
