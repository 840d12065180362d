"""Who needs a second factor: everybody who may publish, approve, or give rights."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q
from wagtail.models import GroupApprovalTask, GroupPagePermission

from core.approval import ApprovalTask
from core.rows.prepared import Prepared

from .devices import has_phone

# Rights by which something becomes public, and those by which one gives oneself or others such rights.
_POWERFUL = (
    Q(codename__startswith="publish_")
    | Q(codename__startswith="approve_")
    | Q(codename="bulk_delete_page")
    | Q(content_type__app_label__in=("auth", "doors"))
    | Q(content_type__app_label="wagtailcore", content_type__model="workflow")
)


def powerful():
    """The users whose rights ask for a second factor."""
    rights = Permission.objects.filter(_POWERFUL)
    deciding = [task.objects.filter(groups=OuterRef("pk")) for task in (ApprovalTask, GroupApprovalTask)]
    places = GroupPagePermission.objects.filter(group=OuterRef("pk"), permission__in=rights)
    groups = Group.objects.filter(
        Exists(rights.filter(group=OuterRef("pk"))) | Exists(places) | Q(*map(Exists, deciding), _connector=Q.OR)
    )
    return get_user_model().objects.filter(
        Q(is_superuser=True) | Q(groups__in=groups) | Exists(rights.filter(user=OuterRef("pk")))
    )


# Asked at each request of somebody who gave no second factor.
_powerful = Prepared(lambda pk: powerful().filter(pk=pk).values("pk"), int)


def is_powerful(user):
    """Whether this user's rights ask for a second factor."""
    return user.is_superuser or bool(_powerful(user.pk))


def asks_for_code(user):
    """Whether this user has to give a code after the password: by the rights, or because they wished it."""
    return settings.SECOND_FACTOR and (has_phone(user) or is_powerful(user))
