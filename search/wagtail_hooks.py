"""Search in the admin."""

from wagtail.snippets.models import register_snippet

from .synonym_admin import SynonymViewSet

register_snippet(SynonymViewSet)
