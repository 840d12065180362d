"""Records that the admin shows and nobody writes by hand, or writes only once."""

from wagtail.permission_policies import ModelPermissionPolicy


class RecordPolicy(ModelPermissionPolicy):
    """To look at, for whoever may; nobody adds, changes or removes a record by hand."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, "view")


class AddedPolicy(ModelPermissionPolicy):
    """To add and to look at, for whoever may; what was added is neither changed nor removed by anybody."""

    def user_has_permission(self, user, action):
        return action in ("add", "view") and super().user_has_permission(user, action)
