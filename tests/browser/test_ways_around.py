"""One person with every right, on the real server: no button publishes alone, and no forged form does either."""

import pytest

from .newsroom import Person

pytestmark = pytest.mark.browser

HAND_IN = "Chuyển duyệt"
PUBLIC = "/tin-tuc/lam-giay-khai-sinh-cho-con-nhung-dieu-hay-vuong/"
# What a form holds besides its visible fields, added by hand and sent with the session's own cookie and token.
FORGE = """(fields) => {
  const form = document.querySelector("[data-edit-form]");
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.noValidate = true;
  HTMLFormElement.prototype.submit.call(form);
}"""
POST = """async ([path, fields]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1]
    ?? document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
  return (await fetch(path, { method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": token } })).status;
}"""


@pytest.fixture(params=["truongban", "quantri"])
def alone(request, visit):
    """The head of the newsroom, then an administrator with every right there is."""
    return Person(visit("/tin-tuc/"), request.param)


@pytest.fixture
def reader(visit):
    """Somebody without an account."""
    return visit("/")


@pytest.fixture(scope="module")
def public_article(portal):
    """The number of a public article of the demo."""
    code = f"from news.models import ArticlePage; print(ArticlePage.objects.get(slug='{PUBLIC.split('/')[2]}').pk)"
    return int(portal.manage("shell", "-v", "0", "-c", code))


def draft(person, title):
    """A draft that lacks nothing, written through the form; its number."""
    person.new_article()
    lead = "Từ thứ Hai tới, quầy tiếp nhận hồ sơ ở phường mở thêm buổi sáng thứ Bảy cho người đi làm."
    person.fill("id_", title=title, lead=lead, source_name="Văn phòng")
    person.choose("id_category", "Tin tức, sự kiện")
    person.add_block("nội dung")
    person.write_text("Quầy mở cả buổi sáng.")
    return person.save()


def forge(person, **fields):
    """Send the form on the screen with fields that no button would send."""
    with person.page.expect_navigation():
        person.page.evaluate(FORGE, {name.replace("_", "-"): value for name, value in fields.items()})


def is_public(reader, article, address):
    """Whether a reader sees it at its address or anywhere in the list."""
    return reader.request.get(address).status == 200 or address in reader.request.get("/tin-tuc/").text()


def test_no_button_and_no_forged_form_publishes_an_own_article(alone, reader, request):
    name = request.node.callspec.params["alone"]
    address = f"/tin-tuc/lach-qua-cua-{name}/"
    article = draft(alone, f"Lách qua cửa {name}")
    assert not [action for action in alone.actions() if "đăng" in action.lower()]
    forge(alone, action_publish="1")
    assert not is_public(reader, article, address)
    alone.open(article)
    alone.press(HAND_IN)
    alone.open(article)
    assert not [action for action in alone.actions() if "duyệt" in action.lower() and "hủy" not in action.lower()]
    forge(alone, action_workflow_action="1", workflow_action_name="approve")
    assert not is_public(reader, article, address)
    for path, fields in (
        (f"/quan-tri/bulk/wagtailcore/page/publish/?id={article}", {"include_descendants": "on"}),
        (f"/quan-tri/api/main/pages/{article}/action/publish/", {}),
        (f"/quan-tri/pages/{article}/copy/", {"new_title": "Bản sao", "new_slug": "ban-sao", "publish_copies": "on"}),
    ):
        alone.page.evaluate(POST, [path, fields])
    assert not is_public(reader, article, address)
    assert not is_public(reader, article, "/tin-tuc/ban-sao/")


def test_a_form_of_a_new_article_with_publish_in_it_makes_a_draft(alone, reader, request):
    name = request.node.callspec.params["alone"]
    alone.new_article()
    alone.fill("id_", title=f"Đăng ngay {name}")
    alone.choose("id_category", "Tin tức, sự kiện")
    forge(alone, action_publish="1")
    assert not is_public(reader, alone.article(), f"/tin-tuc/dang-ngay-{name}/")


def test_a_public_article_is_neither_deleted_nor_hidden_by_one_person(alone, reader, public_article):
    alone.open(public_article)
    parent = alone.page.locator("a[href^='/quan-tri/pages/']").evaluate_all(
        "links => links.map((link) => link.pathname)"
    )
    assert not [
        path for path in parent if path.endswith((f"/{public_article}/delete/", f"/{public_article}/unpublish/"))
    ]
    for action in ("delete", "unpublish"):
        alone.page.evaluate(POST, [f"/quan-tri/pages/{public_article}/{action}/", {"confirm": "1"}])
        bulk = f"/quan-tri/bulk/wagtailcore/page/{action}/?id={public_article}"
        alone.page.evaluate(POST, [bulk, {"include_descendants": "on"}])
    privacy = f"/quan-tri/pages/{public_article}/privacy/"
    alone.page.evaluate(POST, [privacy, {"restriction_type": "login"}])
    assert reader.goto(PUBLIC).status == 200


def test_an_agencys_editor_stays_in_the_own_room(visit, reader, public_article):
    editor = Person(visit("/tin-tuc/"), "coquan")
    editor.page.goto(f"/quan-tri/pages/{public_article}/edit/")
    assert editor.article() is None
    assert "không có quyền" in editor.messages()
    editor.page.goto("/quan-tri/images/chooser/")
    assert "Tòa soạn" not in editor.page.content()
    before = reader.request.get(PUBLIC).text()
    editor.page.goto("/quan-tri/")
    for path in (f"/quan-tri/pages/{public_article}/edit/", f"/quan-tri/pages/{public_article}/move/3/confirm/"):
        editor.page.evaluate(POST, [path, {"title": "Tựa lén"}])
    after = reader.request.get(PUBLIC)
    assert after.status == 200
    assert "Tựa lén" not in after.text()
    assert "Tựa lén" not in before
