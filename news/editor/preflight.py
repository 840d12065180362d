"""What an article still lacks before it may go public: small named checks, each tied to its field.

A problem that blocks stops the publication; the others are told to the editor only.
"""

import re
from collections import Counter

from bs4 import BeautifulSoup
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agencies.models import Agency
from core.approval import Problem
from core.language.numerals import numbers_in
from core.language.text import one_line
from core.prose.walk import figures, html_texts, photos, plain_text

from .spam_check import judged

_LEAD = (60, 400)
_EMPTY_LINKS = {
    "xem tại đây",
    "tại đây",
    "ở đây",
    "xem thêm",
    "bấm vào đây",
    "nhấn vào đây",
    "click vào đây",
    "link",
    "here",
}
_PLACEHOLDER = re.compile(
    r"lorem ipsum|\bx{3,}\b|\[[.…]+\]|\bTODO\b|nội dung đang cập nhật|điền vào đây|\.{5,}", re.IGNORECASE
)
_LEVEL = re.compile(r"mức(?: độ)? [34](?:\s*(?:,|và|-|–)\s*[34])?(?![\d.,]*\d)", re.IGNORECASE)
_SCALE = re.compile(r"thang|2011|2022|1/7/2026|01/7/2026|chủ động", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.()-]*\d){8,10}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def problems(article):
    """Every Problem of an article as it stands, in the order of the form."""
    return [problem for check in CHECKS for problem in check(article)]


def lead_length(article):
    length = len(one_line(article.lead))
    if not _LEAD[0] <= length <= _LEAD[1]:
        yield Problem("lead", _("The lead has %(length)s characters; write %(least)s to %(most)s.") % {
            "length": length, "least": _LEAD[0], "most": _LEAD[1],
        })  # fmt: skip


def category(article):
    if not article.category_id:
        yield Problem("category", _("Choose a category: its deadline and its place in the lists depend on it."))


def author_or_source(article):
    if not article.source_name and not article.bylines.all():
        message = _("Name an author or a source; at least one of the two is required.")
        yield Problem("source_name", message)


def shares(article):
    given = [byline.share for byline in article.bylines.all()]
    if any(given) and (None in given or sum(given) != 100):
        yield Problem(
            "bylines", _("The authors' shares make %(sum)s %%, not 100 %%.") % {"sum": sum(filter(None, given))}
        )


def photo_description(article):
    if article.photo_id and not article.photo_alt.strip():
        yield Problem("photo_alt", _("The photo has no description for those who cannot see it."))
    for place, photo in enumerate(photos(article.body), 1):
        if not photo.get("alt") and not photo.get("is_decorative"):
            message = _("Photo %(place)s in the text has no description; write one or tick that it only decorates.")
            yield Problem("body", message % {"place": place})


def something_to_read(article):
    if not article.body and not article.alternative_link:
        yield Problem("body", _("There is no text and no alternative link."))


def headings_in_order(article):
    level = 1
    for html in html_texts(article.body):
        for heading in BeautifulSoup(html, "html.parser").find_all(["h2", "h3", "h4"]):
            found = int(heading.name[1])
            if found > level + 1:
                yield Problem("body", _("The heading “%(words)s” skips a level.") % {"words": heading.get_text()[:60]})
            level = found


def links_say_where(article):
    for html in html_texts(article.body):
        for link in BeautifulSoup(html, "html.parser").find_all("a"):
            if one_line(link.get_text()).casefold().strip(" .") in _EMPTY_LINKS:
                message = _("The link “%(words)s” does not say where it leads; link the name of the page.")
                yield Problem("body", message % {"words": link.get_text()})


def no_placeholders(article):
    for field, text in _texts(article):
        if found := _PLACEHOLDER.search(text):
            yield Problem(field, _("“%(words)s” looks like a placeholder.") % {"words": found.group()})


def no_capitals(article):
    for field in ("title", "lead"):
        letters = [letter for letter in getattr(article, field) if letter.isalpha()]
        if len(letters) > 15 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
            yield Problem(field, _("All capitals are hard to read; write as in a sentence."))


def levels_with_scale(article):
    """Since 1/7/2026 "mức độ 4" means two things (B16)."""
    for field, text in _texts(article):
        for sentence in re.split(r"(?<=[.!?;])\s+|\n", text):
            found = _LEVEL.search(sentence)
            if found and not _SCALE.search(sentence):
                message = _("“%(words)s” is ambiguous: add the scale, as in “mức độ 4 (thang cũ 2011–2022)”.")
                yield Problem(field, message % {"words": found.group()})


def contacts_from_records(article):
    """A number that stands in an agency's record goes stale in a text."""
    text = plain_text(article)
    typed = {re.sub(r"\D", "", phone): phone for phone in _PHONE.findall(text)}
    mails = {mail.casefold(): mail for mail in _MAIL.findall(text)}
    if not typed and not mails:
        return
    for agency in Agency.objects.all():
        for known, found in ((re.sub(r"\D", "", agency.phone), typed), (agency.email.casefold(), mails)):
            if known and known in found:
                message = _(
                    "“%(words)s” stands in the record of %(agency)s: link its page, so that it cannot go stale."
                )
                yield Problem("body", message % {"words": found[known], "agency": agency})


def figures_hold(article):
    for figure in figures(article.body):
        for problem in figure.problems():
            yield Problem("body", f"{figure.get('label')}: {problem}", blocks=False)


def urgent_has_an_end(article):
    if article.is_urgent and not article.urgent_until:
        yield Problem("urgent_until", _("Say until when the alert is pinned."))


def published_figures_are_corrected_openly(article):
    """A number that readers saw may change only with a new dated correction (A20)."""
    public = _public(article)
    if not public or _corrections(article) - _corrections(public):
        return
    before, after = (Counter(numbers_in(plain_text(version))) for version in (public, article))
    changed = after - before
    gone = [number for number in before - after if changed or number not in after]
    if gone:
        message = _("Published numbers changed or disappeared (%(numbers)s): add a correction saying what was wrong.")
        yield Problem("corrections", message % {"numbers": ", ".join(gone)})


def corrections_stay(article):
    """What readers were told once is not taken back or reworded; a new correction may say more (A20)."""
    public = _public(article)
    for day, wrong, _right in sorted(_corrections(public) - _corrections(article)) if public else ():
        message = _("The correction of %(date)s (“%(words)s”) was published: it stays as it is. Add another one.")
        yield Problem("corrections", message % {"date": date_format(day, "SHORT_DATE_FORMAT"), "words": wrong[:60]})


def _public(article):
    """The version that readers see, or saw last."""
    version = article.live_revision or (article.pk and article.last_public_version())
    return version and version.as_object()


def _corrections(article):
    return {(row.corrected_on, row.wrong, row.right) for row in article.corrections.all()}


def no_planted_advertising(article):
    """Blocks until a second person confirms that it is honest news."""
    for finding, is_open in judged(article):
        yield Problem(finding.field, finding.message, blocks=is_open)


def _texts(article):
    return [("title", article.title), ("lead", article.lead), ("body", plain_text(article, head=False))]


CHECKS = (
    lead_length, category, author_or_source, shares, photo_description, something_to_read, headings_in_order,
    links_say_where, no_placeholders, no_capitals, levels_with_scale, contacts_from_records, figures_hold,
    urgent_has_an_end, published_figures_are_corrected_openly,
    corrections_stay, no_planted_advertising,
)  # fmt: skip
