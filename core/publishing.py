"""What a workflow does at its end; apart, because Wagtail reads it while its own models are still loading."""

from django.utils.translation import gettext as _


def publish_approved(workflow_state, user=None):
    """Publish or schedule the latest draft (WAGTAIL_FINISH_WORKFLOW_ACTION); the rule stands in core.approval.

    A workflow also ends when its last step is switched off or it has none; then nobody approved anything.
    """
    from core.approval import ApprovalTask, PublicationRefused

    step = workflow_state.current_task_state
    if step:
        step.refresh_from_db()
    if not step or step.status != step.STATUS_APPROVED or not isinstance(step.task.specific, ApprovalTask):
        nobody = _("Nobody approved this draft at a step of approval. It is kept, not published.")
        raise PublicationRefused(workflow_state.content_object, [nobody])
    workflow_state.content_object.get_latest_revision().publish(user=user, skip_permission_checks=True)
