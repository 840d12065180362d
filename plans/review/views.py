"""The pages of leaders and of the agencies that answer them; for accounts only, never kept by a cache."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..models import PlanVersion, Review, ReviewLink
from ..pages.board import board
from ..pages.compare import with_former
from ..pages.presenter import present
from . import access
from .board import waiting_for
from .files import stored
from .forms import LONGEST, AnswerForm, DecisionForm, LinkForm, ReviewForm
from .links import address
from .writing import TakenError, add_entry, add_link, add_review, revoke


def _internal(view):
    return never_cache(login_required(view))


@_internal
@require_safe
def leaders_board(request):
    """What waits for the leader, then the public board."""
    if not access.is_leader(request.user):
        raise PermissionDenied
    return render(request, "plans/review/board.html", board() | waiting_for(request.user))


@_internal
@require_http_methods(["GET", "HEAD", "POST"])
def review_version(request, slug, number):
    """A published version, what it changed, what was said of the plan; a leader adds a review, or a link."""
    if not access.may_open_versions(request.user):
        raise PermissionDenied
    versions = PlanVersion.objects.select_related("plan", "revision").filter(plan__live=True)
    version = get_object_or_404(versions, plan__slug=slug, number=number)
    asked = request.POST.get("do") if request.method == "POST" else None
    newest = version.plan.versions.first().number
    form = ReviewForm(request.POST if asked == "review" else None, version, newest)
    link_form = LinkForm(request.POST if asked == "link" else None)
    if asked == "review" and access.is_leader(request.user) and form.is_valid():
        made = add_review(version, request.user, **form.cleaned_data)
        messages.success(request, _("Your review was kept."))
        return redirect(f"{request.path}#y-kien-{made.pk}")
    if asked == "link" and link_form.is_valid():
        made = add_link(version, request.user, **link_form.cleaned_data)
        messages.success(request, _("The link is ready. Send it to the reviewer yourself; the portal sends no letter."))
        return redirect(f"{request.path}#lien-ket-{made.pk}")
    context = _of_version(version, request.user) | {"form": form, "link_form": link_form, "newest": newest}
    return render(request, "plans/review/version.html", context, status=400 if asked else 200)


def _of_version(version, user):
    shown = version.page()
    said = Review.objects.filter(version__plan=version.plan_id).with_last()
    links = version.review_links.select_related("created_by", "review")
    return {
        "page": version.plan,
        "plan": present(shown, version),
        "comparison": with_former(version, shown),
        "is_intact": version.is_intact(),
        "reviews": said.select_related("version", "reviewer", "to_agency").prefetch_related(
            "entries__author", "entries__document"
        ),
        "links": [(link, address(link) if link.created_by_id == user.pk else "") for link in links],
        "may_review": access.is_leader(user),
    }


@_internal
@require_POST
def revoke_link(request, pk):
    """Close a link; leaders and approvers may, whoever made it."""
    if not access.may_open_versions(request.user):
        raise PermissionDenied
    link = get_object_or_404(ReviewLink.objects.select_related("version__plan"), pk=pk)
    if revoke(link, request.user):
        messages.success(request, _("The link is revoked; whoever opens it is told so."))
    else:
        messages.info(request, _("The link was revoked before."))
    return redirect("plan_review_version", link.version.plan.slug, link.version.number)


def _visible(request, pk):
    """The review; 403 for whoever may not see it, whether there is one or not."""
    rows = access.visible_to(request.user).with_last().select_related("version__plan", "reviewer", "to_agency")
    if access.sees_all(request.user):
        return get_object_or_404(rows, pk=pk)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise PermissionDenied
    return found


@_internal
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, pk):
    """A review with its history; the agency answers, a leader decides."""
    found = _visible(request, pk)
    entries = list(found.entries.select_related("author", "document"))
    if request.method != "POST":
        return _shown(request, found, entries, _form(request, found, entries))
    form = _form(request, found, entries, request.POST, request.FILES)
    if form is None:
        return _late(request, pk)
    if not form.is_valid():
        return _shown(request, found, entries, form, 400)
    try:
        _take(request.user, found, entries, form)
    except TakenError:
        return _late(request, pk)
    messages.success(request, _("Your words were kept."))
    return redirect(found)


def _form(request, found, entries, *given, text=""):
    """The form of what this user may do next; None for nothing."""
    last = entries[-1] if entries else None
    initial = {"number": len(entries) + 1, "text": text}
    if access.may_decide(request.user, found, last):
        return DecisionForm(*given, initial=initial)
    return AnswerForm(*given, initial=initial) if access.may_answer(request.user, found) else None


@transaction.atomic
def _take(user, found, entries, form):
    """Keep the entry with its file, unless somebody was faster."""
    given = form.cleaned_data
    if given["number"] != len(entries) + 1:
        raise TakenError
    document = stored(given.get("file"), user)
    add_entry(found, given["number"], author=user, document=document, **form.words())


def _late(request, pk):
    """The response when another entry came first: the review, with the unsent text in the form, status 409.

    When the newest entry is this very text by the same user (a double click), it redirects to the review.
    """
    found, text = _visible(request, pk), request.POST.get("text", "")[:LONGEST]
    entries = list(found.entries.select_related("author", "document"))
    if entries and entries[-1].author_id == request.user.pk and entries[-1].text == text.strip().replace("\r\n", "\n"):
        return redirect(found)
    return _shown(request, found, entries, _form(request, found, entries, text=text), 409, unsent=text)


def _shown(request, found, entries, form, status=200, **more):
    context = {"review": found, "entries": entries, "form": form, "is_late": status == 409} | more
    context["may_open_versions"] = access.may_open_versions(request.user)
    return render(request, "plans/review/review.html", context, status=status)


@_internal
@require_safe
def entry_file(request, pk, number):
    """The file of an answer, for those who see the review."""
    entry = get_object_or_404(_visible(request, pk).entries.exclude(document=None), number=number)
    return FileResponse(entry.document.file.open("rb"), as_attachment=True, filename=entry.document.filename)
