"""Who works for an agency."""

from .models import Agency


def agencies_of(user):
    """The agencies whose group of editors holds the user; a superuser works for none by being one."""
    return Agency.objects.filter(editors__in=user.groups.all())
