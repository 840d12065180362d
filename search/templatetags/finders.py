"""The parts of a list page that repeat, drawn by the fast template engine (`core.web.jinja`)."""

from django import template

from core.web.jinja import draw

register = template.Library()


@register.simple_tag(takes_context=True)
def found(context, finder):
    """The filters and results of a Finder, drawn once."""
    if finder.html is None:
        template = context.template.engine.get_template("search/found.html")
        with context.push(finder=finder):
            finder.html = template.render(context)
    return finder.html


@register.simple_tag
def facets_of(finder):
    """The filters with their options."""
    return draw("finder/facets.html", facets=finder.facets, path=finder.path, fields=finder.fields)


@register.simple_tag
def cards_of(groups, fact=""):
    """Result cards, each with its variants; the first leads with the fact that a query asks for."""
    return draw("finder/results.html", groups=groups, fact=fact)


@register.simple_tag
def best_of(finder):
    """The best answer with the fact asked for, what to bring and its variants, as a list of one."""
    return draw("finder/results.html", groups=[finder.best], best=True, fact=finder.fact)
