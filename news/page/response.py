"""What the address of an article answers: the article, its expired self, or a word about its taking down."""

from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from .page_views import note_view


def article_response(article, request):
    """The response; 410 after a takedown that leads nowhere else."""
    if getattr(request, "is_preview", False) or article.live:
        return _shown(article, request)
    takedown = article.takedowns.exclude(approved_at=None).filter(ended_at=None).first()
    if takedown:
        return _taken_down(takedown, request)
    if article.first_published_at:
        return _shown(article, request)
    raise Http404


def _shown(article, request):
    note_view(article, request)
    return TemplateResponse(request, article.template, article.get_context(request))


def _taken_down(takedown, request):
    if takedown.correction and takedown.correction.live:
        return redirect(takedown.correction.url)
    return TemplateResponse(request, "news/taken_down.html", {"takedown": takedown}, status=410)
