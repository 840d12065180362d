"""Wagtail's choosers without scripts within the page, which the content security policy refuses."""

import json

from django.utils.html import format_html
from wagtail.admin.widgets import BaseChooser
from wagtail.admin.widgets.workflows import AdminTaskChooser

_START = '{}<wagtail-start hidden name="{}" for="{}" options="{}"></wagtail-start>'


def render(self, name, value, attrs=None, renderer=None):
    """The chooser, and the element that starts it (static/js/wagtail-start.js) where Wagtail writes a script."""
    given = self.get_value_data(value)
    options = self.get_js_init_options(attrs["id"], name, given)
    html = self.render_html(name, given, attrs)
    return format_html(_START, html, self.js_constructor, attrs["id"], json.dumps(options))


def start_without_scripts():
    """Have every chooser of the admin drawn so."""
    BaseChooser.render = render
    AdminTaskChooser.js_constructor = "createTaskChooser"
