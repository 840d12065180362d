"""Items of the admin's menus."""

from wagtail.admin.menu import MenuItem


class RightMenuItem(MenuItem):
    """A screen for whoever has its right ("app.codename")."""

    def __init__(self, label, url, right, **options):
        super().__init__(label, url, **options)
        self._right = right

    def is_shown(self, request):
        return request.user.has_perm(self._right)
