"""Pages straight into the tables, and what it costs to ask for one."""

import time
from statistics import median

RUNS = 15


def insert_pages(parent, pages):
    """Insert pages of one model below another page: the rows of Wagtail first, then the model's own."""
    from django.db import models
    from wagtail.models import Page

    Page.objects.bulk_create([_above(page) for page in pages])
    keys = dict(Page.objects.filter(slug__in=[page.slug for page in pages]).values_list("slug", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = page.id = keys[page.slug]
    fields = [field for field in type(pages[0])._meta.local_concrete_fields if not field.generated]
    models.QuerySet(type(pages[0]))._insert(pages, fields=fields, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + len(pages))


def page_columns(parent, model, slug, title, number):
    """The columns of a public page below another, as treebeard would number its path."""
    from django.contrib.contenttypes.models import ContentType

    return {
        "title": title, "draft_title": title, "slug": slug, "url_path": f"{parent.url_path}{slug}/", "live": True,
        "path": parent.path + _digits(number + 1000), "depth": parent.depth + 1, "locale": parent.locale,
        "content_type": ContentType.objects.get_for_model(model),
    }  # fmt: skip


def tell(label, address):
    """Print the queries, the median of CPU and the size of a page."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost", "user-agent": "Mozilla/5.0"})
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = len(queries)
    times = []
    for _run in range(RUNS):
        start = time.process_time()
        client.get(address)
        times.append(time.process_time() - start)
    print(f"{label:<24}{asked:9}{1000 * median(times):9.1f}{len(answer.content) / 1000:9.1f}", flush=True)


def _above(page):
    from wagtail.models import Page

    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})


def _digits(number):
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return "".join(letters[number // 36**place % 36] for place in (3, 2, 1, 0))
