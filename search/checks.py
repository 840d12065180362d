"""What a start says of the search configuration."""

from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.core.checks import register
from django.utils.translation import gettext as _


@register
def elasticsearch_is_not_used(app_configs, **kwargs):
    """Tell whoever set ELASTICSEARCH_URL that this version searches in the database only."""
    if not settings.ELASTICSEARCH_URL:
        return []
    words = _("ELASTICSEARCH_URL is set, but this version has no Elasticsearch engine: search stays in the database.")
    return [CheckWarning(words, id="search.W001")]
