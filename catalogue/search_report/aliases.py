"""An alias for a procedure in one step: into the guide's draft, and handed in for approval."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from search.text import fold

from ..models import ProcedureGuide


class Result(models.TextChoices):
    """What became of an alias."""

    SUBMITTED = "submitted"
    DRAFT = "draft"
    KNOWN = "known"


@dataclass
class Outcome:
    """The guide that has the alias, and what became of it."""

    guide: ProcedureGuide
    result: Result


def may_add(user, procedure=None):
    """Whether the user may write guides: a new one for a procedure that has none, else an existing one."""
    policy = policy_registry.get_by_type(ProcedureGuide)
    if procedure is None:
        return policy.user_has_any_permission(user, {"add", "change"})
    existing = ProcedureGuide.objects.filter(procedure=procedure).exists()
    return policy.user_has_permission(user, "change" if existing else "add")


@transaction.atomic
def add_alias(procedure, alias, user):
    """Add the alias to the newest draft of the procedure's guide; ValidationError when it is locked or too long.

    Nothing that a colleague left unfinished is published or handed in along with it: then it stays a draft.
    """
    guide = ProcedureGuide.objects.select_for_update().filter(procedure=procedure).first() or _create(procedure)
    lock = guide.get_lock()
    if lock and lock.for_user(user):
        raise ValidationError(_("The guide of this procedure is locked or awaits approval. Try again afterwards."))
    draft = guide.get_latest_revision_as_object() if guide.latest_revision_id else guide
    if fold(alias) in map(fold, draft.alias_list):
        return Outcome(guide, Result.KNOWN)
    unfinished = bool(guide.latest_revision_id) and guide.has_unpublished_changes
    draft.aliases = "\n".join([*draft.alias_list, alias])
    ProcedureGuide._meta.get_field("aliases").clean(draft.aliases, draft)
    draft.save_revision(user=user, log_action=True)
    return Outcome(guide, _pass_on(guide.pk, user, unfinished))


def _create(procedure):
    guide = ProcedureGuide(procedure=procedure, live=False)
    guide.save()
    return guide


def _pass_on(pk, user, unfinished):
    """Hand the draft in when it was finished before; somebody else approves it."""
    guide = ProcedureGuide.objects.get(pk=pk)
    moderation = guide.current_workflow_state
    if moderation:
        if moderation.status == moderation.STATUS_IN_PROGRESS:
            return Result.SUBMITTED
        return Result.DRAFT
    if unfinished:
        return Result.DRAFT
    workflow = guide.get_workflow()
    if workflow is None:
        return Result.DRAFT
    workflow.start(guide, user)
    return Result.SUBMITTED
