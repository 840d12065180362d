"""Everyday names for tests."""

from django.contrib.auth.models import Group, User

from catalogue.models import EverydayNames

CODE = "9.300001"
ADMIN = "/quan-tri/snippets/catalogue/everydaynames/"


def draft(names="bắt sẻ", code=CODE, **fields):
    """Names that an editor wrote and nobody approved yet."""
    row = EverydayNames(code=code, names=names, live=False, **fields)
    row.save()
    row.save_revision()
    return row


def published(names="bắt sẻ", code=CODE, **fields):
    """Names that were approved."""
    row = draft(names, code, **fields)
    row.get_latest_revision().publish()
    return EverydayNames.objects.get(pk=row.pk)


def sign_in(client, group):
    """Sign a new user of the group in; the user."""
    user = User.objects.create_user(f"{group} {User.objects.count()}", password="x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return user


def found(client, words):
    """The titles of what a citizen finds by these words."""
    finder = client.get("/tim-kiem/", {"q": words}).context["finder"]
    best = [finder.best.card["title"]] if finder.best else []
    return best + [card["title"] for card in finder.results]
