"""What the content security policy kept from a page: told by the browser itself, frames and later pages included."""

_TELL = """document.addEventListener("securitypolicyviolation", (event) => window.violated(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sample} on ${location.pathname} by ${event.sourceFile}`));"""


def watch(context):
    """The list that every violation in the pages of a browser's context is added to."""
    found = []
    context.expose_binding("violated", lambda _source, line: found.append(line))
    context.add_init_script(_TELL)
    return found
