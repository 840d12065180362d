"""What editors call a change: the word of the fact, whatever leaf of it changed."""

from django.utils.translation import gettext_lazy as _

from catalogue.national.leaves import head
from catalogue.national.mapping import LABELS

# Changes that no field of the national record tells.
_OWN_LABELS = {"withdrawn": _("withdrawn")}


def fact_label(path):
    """The people's word for a path of the national record."""
    key = head(path)
    return str(LABELS.get(key) or _OWN_LABELS.get(key) or _("other facts"))
