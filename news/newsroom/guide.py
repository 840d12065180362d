"""The guide for editors, two pages with pictures of the real screens."""

from django.shortcuts import render


def guide(request):
    """The guide, for everybody in the admin."""
    return render(request, "news/newsroom/guide.html")
