"""The template engine of long parts: the same words and numbers as Django's templates, at a tenth of the time."""

from pathlib import Path
from unicodedata import combining, is_normalized

import jinja2
from django.template.loader import get_template
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, ngettext
from jinja2 import BytecodeCache, Environment
from jinja2.ext import Extension

from .. import private_files
from ..language.numerals import grouped
from ..language.text import unbulleted

_SPELLINGS = (
    ("{% blocktranslate trimmed count ", "{% trans trimmed "),
    ("{% plural %}", "{% pluralize %}"),
    ("{% endblocktranslate %}", "{% endtrans %}"),
)


def draw(name, **context):
    """A template of templates/jinja2, drawn."""
    return mark_safe(get_template(name, using="jinja2").render(context))


def environment(**options):
    """The Jinja2 environment named in settings, always escaping, with the filters of our own.

    makemessages reads these templates as if they were Django's: it finds `_("...")` at the beginning of `{{ }}`,
    anywhere in a `{% %}` of one line, and in `{% blocktranslate trimmed count number=... %}`.
    """
    options |= {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    extensions = ["jinja2.ext.i18n", CountedWords]
    made = Environment(extensions=extensions, bytecode_cache=Compiled(), **options)  # noqa: S701 - on, in the options
    made.install_gettext_callables(gettext, ngettext)
    made.filters |= {"capfirst": capfirst, "grouped": grouped, "short_date": _short_date, "truncatechars": _cut}
    made.filters["unbulleted"] = unbulleted
    return made


class Compiled(BytecodeCache):
    """Templates as an earlier process compiled them, which takes longer than drawing them."""

    def load_bytecode(self, bucket):
        """Take over what was compiled of this very source."""
        if compiled := private_files.read(f"template-{bucket.key}"):
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket):
        """Leave it for the next process."""
        private_files.write(f"template-{bucket.key}", bucket.bytecode_to_string())

    def get_source_checksum(self, source):
        """What differs for whatever would be compiled to something else: what Jinja2 and this module make of it too."""
        return super().get_source_checksum(f"{jinja2.__version__}{Path(__file__).read_text(encoding='utf-8')}{source}")


class CountedWords(Extension):
    """Words that follow a number, spelt as in Django's templates: makemessages reads no other spelling."""

    def preprocess(self, source, name, filename=None):
        """The source in Jinja2's spelling."""
        for djangos, jinjas in _SPELLINGS:
            source = source.replace(djangos, jinjas)
        return source


def _short_date(day):
    return date_format(day, "SHORT_DATE_FORMAT") if day else ""


def _cut(text, length):
    """The same as Django's truncatechars, which looks at each character: seldom is there one that combines."""
    head = text[: length + 1]
    if len(head) > length and is_normalized("NFC", head) and not any(map(combining, head)):
        return f"{head[: length - 1]}…"
    return Truncator(text).chars(length)
