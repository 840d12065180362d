"""The workflow in which two persons approve records."""

# As _first_content names it.
_WORKFLOW = "Trưởng ban duyệt"


def approved(*models):
    """The step of a migration that makes these (app, model) public by approval, never by their author."""

    def approve(apps, schema_editor):
        workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=_WORKFLOW).first()
        kinds = apps.get_model("contenttypes", "ContentType").objects
        for app, model in models if workflow else ():
            kind, _created = kinds.get_or_create(app_label=app, model=model)
            apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
                content_type=kind, defaults={"workflow": workflow}
            )

    return approve
