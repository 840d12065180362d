"""Search in the admin: its synonyms, and the places where Wagtail changes the tree by itself."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .best_bets.admin import BestBetViewSet
from .pages import refresh, remove_deleted
from .synonyms.admin import SynonymViewSet

register_snippet(SynonymViewSet)
register_snippet(BestBetViewSet)


@hooks.register("before_move_page")
def move_with_documents(request, page, destination):
    """Move through the page's own method, so that the addresses in search change in the same transaction."""
    if request.method != "POST":
        return None
    if destination.pk == page.pk or destination.is_descendant_of(page):
        messages.error(request, _("A page cannot be moved below itself. Nothing was moved."))
        return redirect("wagtailadmin_pages:move", page.pk)
    page.move(destination, pos="last-child", user=request.user)
    messages.success(request, _("The page “%(title)s” was moved.") % {"title": page.title})
    return redirect("wagtailadmin_explore", destination.pk)


@hooks.register("after_delete_page")
def forget_deleted(request, page):
    """Wagtail deletes in a transaction that holds this call too."""
    remove_deleted()


@hooks.register("after_bulk_action")
def refresh_after_bulk_action(request, action_type, objects, action):
    """Wagtail's bulk actions hold this call in their transaction."""
    if action.models == [Page]:
        refresh(Page.objects.all())
        remove_deleted()
