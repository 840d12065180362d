"""One night's scan: every public address read from outside, linted, compared and recorded."""

from bisect import insort
from statistics import median
from urllib.parse import urljoin, urlsplit

from django.utils import timezone

from core.spam import html_findings
from core.spam.finding import BLOCK

from .addresses import public_addresses
from .compare import difference
from .fetch import DISGUISES, READER, Fetcher
from .links import record_links
from .models import ScanFinding, ScanRun

# So many addresses in a row without an answer: the portal is down, and each would be the same finding.
_PATIENCE = 10


class PortalIsDown(Exception):
    """The scan broke off because nothing answers."""


def scan(rate):
    """Scan everything, asking at most `rate` times a second; the ScanRun. PortalIsDown when nothing answers."""
    addresses, fetcher = public_addresses(), Fetcher(rate)
    run = ScanRun.objects.create(addresses=len(addresses), pages_asked=0)
    silent, times = 0, []
    for address, page_pk in addresses.items():
        answer = _scan_page(run, fetcher, address, page_pk)
        silent = silent + 1 if answer.error else 0
        _count(run, answer, times)
        run.save()
        if silent == min(_PATIENCE, len(addresses)):
            raise PortalIsDown(address)
    run.finished_at = timezone.now()
    run.save()
    return run


def _count(run, answer, times):
    """Write down that one more page was asked for, and how long readers wait for those that answer."""
    run.pages_asked += 1
    if not answer.error:
        insort(times, answer.ms)
        run.median_ms, run.slowest_ms = round(median(times)), times[-1]


def _scan_page(run, fetcher, address, page_pk):
    """Look at one page; the Answer that a reader gets."""
    answer = fetcher.get(address, READER)
    if fault := _fault(address, answer):
        _record(run, address, *fault)
        return answer
    run.pages_read += 1
    for finding in html_findings(answer.html):
        _record(run, address, finding.rule, finding.excerpt, finding.level == BLOCK)
    run.new_links_count += record_links(address, answer.html, page_pk)
    for headers in DISGUISES:
        _compare(run, fetcher, address, answer, headers)
    return answer


def _fault(address, answer):
    """(rule, excerpt) when the answer is no page."""
    if answer.error:
        return "unreachable", answer.error
    if answer.location and urlsplit(urljoin(address, answer.location)).netloc != urlsplit(address).netloc:
        return "redirect", answer.location
    if answer.status != 200:
        return "status", f"{answer.status} {answer.location}".strip()
    return None


def _compare(run, fetcher, address, answer, headers):
    """Record what this guise gets and readers do not; a page that was edited meanwhile is asked for again."""
    other = fetcher.get(address, headers)
    if not difference(answer, other):
        return
    excerpt = difference(fetcher.get(address, READER), other)
    if excerpt:
        _record(run, address, "cloaking", excerpt)


def _record(run, address, rule, excerpt, is_blocking=True):
    run.findings_count += 1
    ScanFinding.objects.create(
        run=run, address=address[:500], rule=rule, excerpt=excerpt[:300], is_blocking=is_blocking
    )
