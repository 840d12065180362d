"""Is there planted advertising (gambling, loan sharks, pornography, forged papers) in a text or a page?

`findings` reads plain text, `html_findings` a page; a Finding of level "block" must not be published as it is.
"""

from .finding import Finding, is_blocked

__all__ = ["Finding", "findings", "html_findings", "is_blocked"]


def findings(text):
    """The findings of a plain text, in order; a word of the law by itself is none."""
    from . import scan  # makes its patterns of all terms, which a process that only shows pages never needs

    return scan.findings(text)


def html_findings(html):
    """The findings in a page's words (seen, hidden and spoken), in what it hides and in its links."""
    from . import page  # the same

    return page.html_findings(html)
