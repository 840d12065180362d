"""The section of an agency: its editors write, upload and hand in there, and see nothing else (A5, B3)."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, WorkflowState

from agencies.models import Agency
from agencies.models.agency import agencies_of
from news.models import ArticlePage, Category, SectionPage
from news.newsroom.dashboard import articles_of
from tests.core.files import picture

from .conftest import fresh
from .test_two_persons import editor_form

pytestmark = pytest.mark.django_db


def room_of(section, agency, title=None):
    """A section of an agency below the news."""
    made = SectionPage(title=title or str(agency), agency=agency, live=True)
    section.add_child(instance=made)
    return made


@pytest.fixture
def own_section(section, agency):
    """The agency's section."""
    return room_of(section, agency)


@pytest.fixture
def other_section(section):
    """Another agency's section."""
    other = Agency(name="Trạm Thủy văn Cù Lao", short_name="Trạm Cù Lao", tier="commune")
    other.save()
    return room_of(section, other)


@pytest.fixture
def editor(person, own_section):
    """An editor of the agency."""
    user = person("Biên tập viên cơ quan")
    user.groups.add(Group.objects.get(name="Biên tập viên cơ quan: Trạm Vườn Chim"))
    return user


def add(client, section, title="Bài của trạm", **more):
    """The answer to making an article in a section."""
    form = editor_form(ArticlePage(title=title, slug="bai-cua-tram")) | more
    return client.post(reverse("wagtailadmin_pages:add", args=["news", "articlepage", section.pk]), form)


def test_the_group_and_the_folder_come_with_the_section(own_section):
    assert Group.objects.filter(name="Biên tập viên cơ quan: Trạm Vườn Chim").exists()
    assert Collection.objects.filter(name="Trạm Vườn Chim").exists()


def test_saving_the_section_again_makes_nothing_twice(own_section):
    own_section.save()
    assert Group.objects.filter(name__endswith="Trạm Vườn Chim").count() == 1
    assert Collection.objects.filter(name="Trạm Vườn Chim").count() == 1


def test_an_agency_has_one_section(own_section, agency):
    with pytest.raises(ValidationError):
        SectionPage(title="Thêm", slug="them", agency=agency).clean()


def test_an_editor_writes_in_the_own_section(enter, editor, own_section):
    add(enter(editor), own_section)
    made = ArticlePage.objects.get()
    assert made.get_parent().pk == own_section.pk
    assert made.owner == editor


def test_an_editor_writes_nowhere_else(enter, editor, section, other_section):
    for place in (section, other_section):
        add(enter(editor), place)
    assert not ArticlePage.objects.exists()


def test_an_editor_hands_in_and_others_decide(enter, editor, own_section):
    add(enter(editor), own_section, **{"action-submit": "1", "category": Category.objects.first().pk})
    state = WorkflowState.objects.get()
    assert state.current_task_state.task.name == "Biên tập"
    article = ArticlePage.objects.get()
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.current_task_state.pk])
    enter(editor).post(approve)
    assert WorkflowState.objects.get().current_task_state.task.name == "Biên tập"
    assert not fresh(article).live


def test_an_editor_changes_only_the_own_articles(enter, editor, write, section, other_section):
    for place in (section, other_section):
        article = write(None, "Của người khác", under=place)
        address = reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert enter(editor).get(address).status_code in (302, 403)
        enter(editor).post(address, editor_form(article) | {"title": "Đổi trộm"})
        assert fresh(article).get_latest_revision_as_object().title == "Của người khác"


@pytest.mark.parametrize("action", ["move_choose_destination", "copy", "delete", "unpublish"])
def test_an_editor_does_nothing_to_articles_of_others(enter, editor, publish, other_section, action):
    article = publish("Của người khác", under=other_section)
    names = {"move_choose_destination": "wagtailadmin_pages:move"}
    address = reverse(names.get(action, f"wagtailadmin_pages:{action}"), args=[article.pk])
    form = {"new_title": "Chép", "new_slug": "chep", "new_parent_page": other_section.pk}
    enter(editor).post(address, form)
    assert list(ArticlePage.objects.filter(live=True)) == [article]
    assert ArticlePage.objects.count() == 1


def test_an_editor_sees_only_the_own_in_the_explorer_the_search_and_on_the_desk(
    enter, editor, write, own_section, section, other_section
):
    own = write(editor, "Bài của trạm", under=own_section, event_on="2026-11-02")
    for place in (section, other_section):
        write(None, "Bài nơi khác", under=place, event_on="2026-11-02")
    assert list(articles_of(editor)) == [own]
    client = enter(editor)
    addresses = [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore", args=[own_section.pk])]
    addresses += [reverse("wagtailadmin_explore", args=[place.pk]) for place in (section, other_section)]
    pages = [client.get(address, follow=True).content.decode() for address in addresses]
    pages.append(client.get(reverse("wagtailadmin_pages:search"), {"q": "Bài"}).content.decode())
    assert "Bài của trạm" in pages[0]
    assert "Bài của trạm" in pages[1]
    assert not any("Bài nơi khác" in page for page in pages)


def test_pictures_go_into_the_own_folder_only(enter, editor, own_section, other_section):
    for name in ("Trạm Vườn Chim", "Trạm Cù Lao", "Tòa soạn"):
        folder = Collection.objects.get(name=name)
        sent = SimpleUploadedFile("anh.jpg", picture(), "image/jpeg")
        enter(editor).post(reverse("wagtailimages:add"), {"title": name, "file": sent, "collection": folder.pk})
    kept = get_image_model().objects.all()
    assert {image.collection.name for image in kept} <= {"Trạm Vườn Chim"}
    assert kept


def test_an_editor_imports_in_the_own_section_only(enter, editor, own_section, section, other_section):
    address = {place: reverse("news_import", args=[place.pk]) for place in (own_section, section, other_section)}
    client = enter(editor)
    assert client.get(address[own_section]).status_code == 200
    assert client.get(address[section]).status_code in (302, 403)
    assert client.get(address[other_section]).status_code in (302, 403)


def test_two_agencies_of_one_name_have_two_rooms(person, section):
    own_sections = []
    for number in (1, 2):
        twin = Agency(name=f"Ủy ban nhân dân phường Một, khu {number}", short_name="UBND phường Một", tier="commune")
        twin.save()
        own_sections.append(room_of(section, twin, f"Phường Một khu {number}"))
    user = person("Biên tập viên cơ quan")
    user.groups.add(Group.objects.filter(page_permissions__page_id=own_sections[0].pk).distinct().get())
    assert own_sections[0].permissions_for_user(user).can_add_subpage()
    assert not own_sections[1].permissions_for_user(user).can_add_subpage()
    assert Collection.objects.filter(name__startswith="UBND phường Một").count() == 2


def test_a_section_given_to_another_agency_is_closed_to_the_former_editors(editor, own_section):
    other = Agency(name="Trạm Thủy văn Cù Lao", short_name="Trạm Cù Lao", tier="commune")
    other.save()
    own_section.agency = other
    own_section.save()
    assert not own_section.permissions_for_user(editor).can_add_subpage()


def test_an_agency_knows_its_editors_and_an_editor_the_agency(person, editor, own_section, agency, other_section):
    assert list(agencies_of(editor)) == [agency]
    agency.refresh_from_db()
    assert agency.editors.name == "Biên tập viên cơ quan: Trạm Vườn Chim"
    for user in (person("Biên tập viên"), person("Trưởng ban", superuser=True), AnonymousUser()):
        assert list(agencies_of(user)) == []


def test_a_renamed_group_stays_the_editors_of_the_agency(editor, own_section, agency):
    Group.objects.filter(agency=agency).update(name="Ban biên tập của trạm")
    own_section.save()
    assert list(agencies_of(editor)) == [agency]
    assert own_section.permissions_for_user(editor).can_add_subpage()
    assert Group.objects.exclude(agency=None).count() == 1


def test_an_agency_of_the_same_name_never_gets_the_editors_of_one_whose_room_was_closed(editor, own_section, agency):
    twin = Agency(name="Trạm Vườn Chim, khu hai", short_name=str(agency), tier="commune")
    twin.save()
    own_section.agency = twin
    own_section.save()
    assert list(agencies_of(editor)) == [agency]
    assert not own_section.permissions_for_user(editor).can_add_subpage()
