"""How large a file from outside may be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def check_size(file, most):
    """Refuse a file of more than `most` megabytes; it is left at its beginning."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > most * 1_000_000:
        raise ValidationError(
            _("The file has %(size)s MB; at most %(most)s MB can be read. Nothing was imported. Split it.")
            % {"size": round(size / 1_000_000), "most": most}
        )
