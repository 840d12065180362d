"""What a document holds that acts by itself, in words, and how its writer gets rid of it."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Where a link that is pressed may lead; others start programs (macro:, ms-word:, javascript:).
_SCHEMES = ("", "http", "https", "mailto", "tel", "ftp", "file")


def refuse_pdf(found):
    """The refusal of a PDF."""
    raise ValidationError(
        _(
            "The PDF holds %(found)s; files for the public hold nothing that acts by itself. "
            "Open it, print it to a new PDF, and send that one."
        )
        % {"found": found}
    )


def refuse_office(found):
    """The refusal of an office document."""
    raise ValidationError(
        _(
            "The document holds %(found)s; files for the public hold nothing that acts by itself or loads something "
            "from elsewhere. Remove it, or save the document as PDF, and send it again."
        )
        % {"found": found}
    )


def refuse_macros():
    """The refusal of programs in an office document."""
    raise ValidationError(_("The document holds macros (programs). Save it without macros and send it again."))


def leads_astray(address):
    """Whether a link does something else than lead to a page, a letter or a file."""
    try:
        return urlsplit(address.strip()).scheme.lower() not in _SCHEMES
    except ValueError:
        return True
