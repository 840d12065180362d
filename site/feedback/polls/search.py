"""What search may know of polls: their documents and cards."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.documents import Document
from search.sections import Section

from .models import Poll

KIND = "poll"
_PRIOR = -0.1


def poll_documents(pks):
    """The Documents of these polls; one that is no longer public is hidden."""
    return [_document(poll) for poll in Poll.objects.filter(pk__in=pks).prefetch_related("options")]


def _document(poll):
    return Document(
        kind=KIND,
        key=str(poll.pk),
        url=poll.get_absolute_url(),
        title=poll.question,
        body="\n".join([poll.introduction, *(option.answer for option in poll.options.all())]),
        card={"lead": poll.introduction, "closes_on": poll.closes_on.isoformat()},
        prior=_PRIOR,
        hidden=not poll.live,
    )


def card(stored):
    """A stored card in words: what it is for and until when one votes."""
    day = date_format(date.fromisoformat(stored["closes_on"]), "SHORT_DATE_FORMAT")
    return {"summary": stored["lead"], "meta": [_("Votes until %(day)s") % {"day": day}], "note": _("Poll")}


def _keys():
    return Poll.objects.order_by("pk").values_list("pk", flat=True)


SECTION = Section(
    kind=KIND, slug="tham-do", label=gettext_lazy("Polls"), keys=_keys, documents=poll_documents, card=card
)
