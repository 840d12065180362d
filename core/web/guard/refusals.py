"""What is refused, in a plain page of the right status: no context, session, database or other file is asked for."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpResponse
from django.template.loader import render_to_string

from .policies import CSP, plain_policy

# Templates of the statuses with words of their own; what else is wrong with a request is a 400.
_PAGES = {status: f"{status}.html" for status in (400, 403, 405, 413, 414, 415, 500)} | {404: "404_plain.html"}
_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def refusal(status, template=None, **headers):
    """The plain page of a status."""
    response = HttpResponse(render_to_string(template or _PAGES[status]), status=status, headers=headers)
    response.headers[CSP] = plain_policy()
    response.headers["Content-Length"] = str(len(response.content))
    return response


def bad_request(_request, exception):
    """What Django or a view could not read; 413 where there was too much of it."""
    return refusal(413 if isinstance(exception, _TOO_MUCH) else 400)


def forbidden(_request, exception):
    """A page that is not for whoever asks."""
    return refusal(403)


def csrf_failure(_request, reason=""):
    """A form that did not come from our pages, or too late."""
    return refusal(403, "403_csrf.html")


def server_error(_request):
    """A fault of ours."""
    return refusal(500)


def in_words(response):
    """The plain page in place of a refusal without a word, as Django gives it for a method that a view knows not."""
    if response.status_code not in _PAGES or response.streaming or response.content:
        return response
    said = refusal(response.status_code)
    for name, value in response.items():
        if name not in ("Content-Type", "Content-Length"):
            said.headers[name] = value
    said.cookies = response.cookies
    return said
