"""What holds in every form of the admin."""

from django.contrib import messages
from django.db.models import SlugField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .admin.forms import VietnameseSlugInput
from .models import SiteSettings

register_form_field_override(SlugField, override={"widget": VietnameseSlugInput})

SiteSettings.panels = [
    MultiFieldPanel([FieldPanel("name"), FieldPanel("authority")], heading=gettext_lazy("Header")),
    MultiFieldPanel(
        [
            FieldPanel("responsible"),
            FieldPanel("address"),
            FieldPanel("phone"),
            FieldPanel("email"),
            FieldPanel("copyright"),
        ],
        heading=gettext_lazy("Footer"),
    ),
    FieldPanel("online_help"),
]


@hooks.register("insert_global_admin_css")
def admin_css():
    """The few rules that Wagtail's looks need for Vietnamese labels."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def start_widgets():
    """What Wagtail starts by scripts within the page; before all that is to be started."""
    return format_html('<script src="{}"></script>', static("js/wagtail-start.js"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def tell_what_is_missing(request, page):
    """After a save by hand: what a publication would still want, without stopping anything."""
    is_autosave = request.headers.get("x-requested-with") == "XMLHttpRequest"
    if is_autosave or "application/json" in request.headers.get("Accept", ""):
        return
    if found := getattr(page, "problems", list)():
        told = {"problems": " · ".join(problem.message for problem in found)}
        messages.warning(request, _("Before publication: %(problems)s") % told)
