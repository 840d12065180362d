"""Loading the demo: a fictional province with its agencies, procedures, guides, information pages and editors.

Idempotent, and what a user changed stays: rows that exist are left as they are.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from agencies.models import Agency
from catalogue.events.search import KIND as GUIDES
from catalogue.models import LifeEvent, Procedure, ProcedureGuide
from catalogue.models.history import SAMPLE_SOURCE
from catalogue.national.readers import Item
from catalogue.national.scope import OWN
from catalogue.national.sync import Synchronisation
from core.models import SiteSettings
from search.rebuild import supplement

from .articles import load_articles
from .desks import load_desks
from .own_facts import add_own_facts
from .plans import load_plans
from .portal_parts import load_channels, load_hosts, load_links, load_pages, load_polls
from .records import agencies, national_records, procedures
from .reviews import load_reviews
from .units import load_units

EDITORS = (
    ("phongvien", "Phạm Văn Phóng Viên", "Phóng viên"),
    ("bientap", "Lê Thị Biên Tập", "Biên tập viên"),
    ("truongban", "Nguyễn Văn Trưởng Ban", "Trưởng ban"),
    ("lanhdao", "Đặng Văn Lãnh Đạo", "Lãnh đạo"),
    ("coquan", "Hồ Thị Cơ Quan", "Biên tập viên cơ quan"),
    ("quantri", "Trần Quản Trị", None),
)


def load(password):
    """Load whatever of the demo is absent; the Counter of the procedures' sync. Users get `password`.

    Who refers to whom is indexed once at the end: at each save it would cost a fifth of the time.
    """
    with disable_reference_index_auto_update():
        counts = _load(password)
    call_command("rebuild_references_index", verbosity=0)
    return counts


def _load(password):
    with transaction.atomic():
        _settings()
        load_units()
        _agencies()
        load_desks()
        load_channels()
        load_links()
        load_hosts()
        load_polls()
        _editors(password)
        load_pages()
    items = [Item(record["code"], record, "") for record in national_records() if _is_ours(record)]
    synchronise = Synchronisation(SAMPLE_SOURCE, OWN, False, items)
    synchronise()
    _guides()
    supplement(GUIDES)  # what the migrations brought is found too
    with transaction.atomic():
        load_articles()
    with transaction.atomic():
        load_plans()
        load_reviews()
    return synchronise.writer.counts


def _is_ours(record):
    """Whether no real sync has taken the record over: national facts are never put back to the demo's."""
    stored = Procedure.objects.filter(national_id=record["id"]).values_list("source", flat=True).first()
    return stored in (None, SAMPLE_SOURCE)


def _settings():
    site = Site.objects.get(is_default_site=True)
    if site.hostname == "localhost":
        address = urlsplit(settings.BASE_URL)
        site.hostname, site.port = address.hostname, address.port or (443 if address.scheme == "https" else 80)
        site.save()
    Site.objects.filter(pk=site.pk, site_name="").update(site_name="Cổng thông tin tỉnh Phương Nam")
    SiteSettings.objects.get_or_create(
        site=site,
        defaults={
            "name": "Cổng thông tin tỉnh Phương Nam",
            "authority": "Ủy ban nhân dân tỉnh Phương Nam",
            "responsible": "Nguyễn Văn Phương, Chánh Văn phòng Ủy ban nhân dân tỉnh",
            "address": "Số 1 đường Hồ Sen, phường Phương Thành, tỉnh Phương Nam",
            "phone": "0299 3822 000",
            "email": "congthongtin@phuongnam.example",
            "copyright": "Cổng thông tin tỉnh Phương Nam. Tỉnh và số liệu liên hệ là hư cấu, dùng để trình diễn.",
        },
    )


def _agencies():
    known = {agency.name: agency for agency in Agency.objects.all()}
    rows = agencies()
    for row in rows.values():
        if row["name"] not in known:
            fields = ("code", "name", "short_name", "tier", "address", "phone", "email", "website")
            agency = Agency(**{name: row[name] for name in fields}, answers_questions=row["code"] == "PN-TTHCC")
            agency.save()
            known[row["name"]] = agency
            if row["parent"]:
                agency.parent = known[rows[row["parent"]]["name"]]
                agency.save()


def _editors(password):
    users = get_user_model().objects
    hashed = make_password(password)  # costs half a second, on purpose; all have the same
    for username, name, group in EDITORS:
        if not users.filter(username=username).exists():
            # A Vietnamese name is written family name first; Django would turn two fields round.
            user = users.create(
                username=username, email=f"{username}@phuongnam.example", first_name=name, password=hashed
            )
            if group:
                user.groups.add(Group.objects.get(name=group))
            else:
                user.is_superuser = True
                user.save()


def _guides():
    by_code = {data["id"]: data for _area, data in procedures()}
    events = {event.slug: event for event in LifeEvent.objects.all()}
    for procedure in Procedure.objects.filter(national_id__in=by_code, guide=None):
        data = by_code[procedure.national_id]
        words = data["guide"]
        guide = ProcedureGuide(
            procedure=procedure,
            title=words["title"],
            summary=words["summary"],
            aliases="\n".join(words["aliases"]),
            tips="\n".join(words["tips"]),
            live=False,
        )
        add_own_facts(guide, procedure.code)
        guide.life_events = [events[slug] for slug in data["life_events"]]
        guide.save()
        guide.save_revision().publish()
