"""What a password has to be, and that its owner hears of a new one."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _

from ..letters import tell


class LongEnough(MinimumLengthValidator):
    """Long enough (OWASP ASVS 2.1.1); whoever was in before is told by mail of a new one, whoever made it."""

    def __init__(self, min_length=12):
        super().__init__(min_length)

    def password_changed(self, password, user):
        """Django says so after each save of a new password."""
        if user.last_login:
            tell(user, _("The password of your account was changed."))
