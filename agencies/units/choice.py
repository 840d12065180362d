"""Where a reader lives: the commune that the address names. A browser that remembers it puts it into the address."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from agencies.models import Commune
from core.web.cache import Cached

from .own import own_communes

# The key in an address, and the name of the cookie.
KEY = "xa"
# No code is longer.
LONGEST_CODE = 10


def shows_commune(view):
    """Declare that a view's pages show what holds for the reader's commune; the outermost decorator of the view."""
    view.shows_commune = True
    return view


def chosen_commune(request):
    """The Commune of this province that the address names, or None."""
    return own_communes().get(request.GET.get(KEY, ""))


def choice(request):
    """What the line "Where I live" shows: {commune, problem, url}; None while no list of communes is loaded."""
    if not own_communes():
        return None
    commune = chosen_commune(request)
    named = {KEY: commune.code} if commune else {}
    return {
        "commune": commune.name if commune else "",
        "problem": problem(request),
        "url": f"{reverse('my_commune')}?{urlencode(named | {'next': request.path})}",
    }


def problem(request):
    """Why the commune that the address names is not taken, in a sentence, or ""."""
    code = request.GET.get(KEY, "")
    if not code or code in own_communes():
        return ""
    elsewhere = _elsewhere(code) if code.isdecimal() and len(code) <= LONGEST_CODE else None
    if elsewhere:
        return _("%(commune)s is in %(province)s, which is another province than this portal's.") % elsewhere
    return _("The place named in the address is not in the list of communes, so none is chosen.")


def with_commune(request, url):
    """An address of ours that keeps the reader's commune."""
    commune = chosen_commune(request)
    return replaced(url, commune.code) if commune else url


def replaced(url, code):
    """An address with this commune in place of the one it names, if any; with none for ""."""
    path, mark, anchor = url.partition("#")
    path, _mark, query = path.partition("?")
    fields = QueryDict(query, mutable=True)
    fields.pop(KEY, None)
    if code:
        fields[KEY] = code
    return f"{path}{'?' if fields else ''}{fields.urlencode()}{mark}{anchor}"


def _read_elsewhere(code):
    commune = Commune.objects.filter(code=code).select_related("province").first()
    return commune and {"commune": commune.name, "province": commune.province.name}


_elsewhere = Cached(_read_elsewhere)
