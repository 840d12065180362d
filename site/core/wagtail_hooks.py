"""What holds in every form of the admin."""

from django.db.models import SlugField
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.forms.models import register_form_field_override

from .slug_input import VietnameseSlugInput

register_form_field_override(SlugField, override={"widget": VietnameseSlugInput})


@hooks.register("insert_global_admin_css")
def desk_css():
    """The few rules that Wagtail's looks need for Vietnamese labels."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
