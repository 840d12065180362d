"""The demo's plans: two real ones as data, three of the fictional province with reports over two years."""

from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection

from agencies.models import Agency, legal_act
from plans.models import (
    LegalBasis,
    Phase,
    PlanField,
    PlanIndexPage,
    PlanPage,
    ProgressReport,
    RelatedDocument,
    Relation,
    Target,
)
from plans.reporting.automatic import measure_targets
from search.models import SearchDocument

from .records import FOLDER, agencies, plans

_FACTS = (
    "slug", "title", "kind", "number", "signer", "issued_on", "effective_on", "starts_on", "ends_on", "report_months",
    "lead", "orientation",
)  # fmt: skip
_OF_TARGET = (
    "group", "wording", "scope", "due_on", "baseline", "baseline_on", "figure", "figure_area", "dropped_on",
    "dropped_why",
)  # fmt: skip
_HANDED_IN = timedelta(days=9)
_APPROVED = timedelta(days=2)


def load_plans():
    """Publish those of the plans that are absent, with their reports, and measure what the catalogue knows."""
    known = set(PlanPage.objects.values_list("slug", flat=True))
    for row in plans():
        if row["slug"] not in known:
            _report(_publish(row), row)
    measure_targets()


def _publish(row):
    users = get_user_model().objects
    writer = users.get(username="bientap")
    plan = PlanPage(
        **{name: row[name] for name in _FACTS if name in row},
        agency=_agency(row["agency"]),
        field=PlanField.objects.get(slug=row["field"]),
        body=[("text", row["body"].strip())],
        signed_file=_file(row.get("file"), row, writer),
        owner=writer,
        live=False,
    )
    plan.phases.set([Phase(**phase) for phase in row["phases"]])
    plan.targets.set([_target(target) for target in row["targets"]])
    plan.bases.set([LegalBasis(act=legal_act(base["number"], base["title"])) for base in row["bases"]])
    plan.older.set([Relation(former=PlanPage.objects.get(slug=slug)) for slug in row.get("replaces", [])])
    plan.related_documents.set([RelatedDocument(document=document) for document in _documents(row)])
    PlanIndexPage.objects.get().add_child(instance=plan)
    # A record of a real plan lacks what its source does not say; people could not publish it so.
    head = users.get(username="truongban") if row.get("signer") else None
    plan.save_revision(user=writer, clean=bool(head)).publish(user=head, skip_permission_checks=True)
    return PlanPage.objects.get(pk=plan.pk)


def _agency(code):
    return Agency.objects.filter(name=agencies()[code]["name"]).first() if code else None


def _target(row):
    target = Target(**{name: row[name] for name in _OF_TARGET if name in row}, agency=_agency(row.get("agency")))
    target.clean()
    return target


def _documents(row):
    codes = [code.replace(".", "") for code in row.get("procedures", [])]
    return SearchDocument.objects.filter(kind="procedure", codes__in=codes, is_removed=False)


def _file(name, row, writer):
    if not name:
        return None
    file = ContentFile((FOLDER / "plans" / name).read_bytes(), name=name)
    document = get_document_model()(
        title=f"{row['number']} (bản đã ký)", file=file, file_size=file.size,
        collection=Collection.objects.get(name="Tòa soạn"), uploaded_by_user=writer,
    )  # fmt: skip
    document.save()
    return document


def _report(plan, row):
    written = {target["wording"]: target.get("reports", []) for target in row["targets"]}
    periods = list(plan.periods.all())
    for target in plan.targets.all():
        for words in written[target.wording]:
            period = next(each for each in periods if each.starts_on <= words["as_of"] <= each.ends_on)
            report = _hand_in(target, period, words)
            if corrected := words.get("corrected"):
                _hand_in(target, period, words | corrected | {"days_late": 12}, corrects=report)


def _hand_in(target, period, words, corrects=None):
    users = get_user_model().objects
    handed_in = timezone.make_aware(datetime.combine(words["as_of"], time(9))) + _HANDED_IN
    handed_in += timedelta(days=words.get("days_late", 0))
    return ProgressReport.objects.create(
        target=target,
        period=period,
        value=words["value"],
        as_of=words["as_of"],
        source=words["source"],
        note=words.get("note", ""),
        corrects=corrects,
        author=users.get(username="bientap"),
        created_at=handed_in,
        approved_by=users.get(username="truongban"),
        approved_at=handed_in + _APPROVED,
    )
