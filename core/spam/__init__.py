"""Is there planted advertising (gambling, loan sharks, pornography, forged papers) in a text or a page?

`findings` reads plain text, `html_findings` a page; a Finding of level "block" must not be published as it is.
"""

from .finding import Finding, is_blocked
from .page import html_findings
from .scan import findings

__all__ = ["Finding", "findings", "html_findings", "is_blocked"]
