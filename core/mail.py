"""E-mail whose failures stop no request: an e-mail that the mail server does not accept is logged as not sent."""

import logging

from django.core.mail.backends.smtp import EmailBackend as SmtpBackend

_log = logging.getLogger(__name__)


class EmailBackend(SmtpBackend):
    """SMTP whose failures are logged, not raised: Wagtail sends letters within the editor's own request."""

    def open(self):
        try:
            return super().open()
        except OSError as error:
            _log.error("The mail server does not answer: %s", error)
            return None

    def _send(self, email_message):
        try:
            return super()._send(email_message)
        except OSError as error:
            _log.error("A letter to %s was not sent: %s", ", ".join(email_message.recipients()), error)
            return False
