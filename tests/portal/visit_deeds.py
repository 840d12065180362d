"""What editors, the loaders and the clock do to what citizens plan a visit with; `number` chooses what is touched."""

from django.utils import timezone

from agencies.models import Agency, Desk, Predecessor
from agencies.units.files import Code, Line, Tables
from agencies.units.loading import load as load_units
from catalogue.models import EventGuide, EverydayNames, Procedure, ReceivingRule
from home.models import HomePage, PinnedTask
from tests.agencies.desks.making import desk
from watch.filing import tries


def one(rows, number):
    """The one of these rows that a number chooses, or None."""
    found = list(rows.order_by("pk"))
    return found[number % len(found)] if found else None


def load_other_units(number):
    codes = [Code("90010", f"Xã Đồng Sen {number}", "90", "Tỉnh Phương Nam")]
    lines = [Line("Phương Nam", f"Đồng Sen {number}", "Xã Sen Trên, Xã Sen Dưới (một phần)")]
    load_units(Tables({Code: codes, Line: lines}), "Danh sách thử", timezone.localdate())


def rename_a_former_body(number):
    if former := one(Predecessor.objects.filter(live=True), number):
        former.now_name = f"Sở Tư pháp; Sở thứ {number}"
        former.save_revision().publish()


def unpublish_a_former_body(number):
    if former := one(Predecessor.objects.filter(live=True), number):
        former.unpublish()


def edit_path_of_life_event(number):
    guide = one(EventGuide.objects.filter(live=True), number)
    guide.summary = f"Lời mới lần {number}."
    guide.save_revision().publish()


def pin_task(number):
    pins = [PinnedTask(procedure=one(Procedure.objects.in_force(), number))]
    page = HomePage.objects.get()
    page.pinned_tasks = pins
    page.save_revision().publish()


def try_links_for_filing(number):
    tries._PAUSE = 0
    tries.try_links(lambda address, follows: "404" if len(address) % 3 == number % 3 else "200")


def open_a_desk(number):
    desk(
        f"Quầy số {number}", kind=["centre", "commune", "police"][number % 3], agency=one(Agency.objects.all(), number)
    )


def change_hours_of_a_desk(number):
    if made := one(Desk.objects.filter(live=True), number):
        made.address, made.hours = f"Số {number} đường Mới", list(made.hours.all())[1:]
        made.save_revision().publish()


def close_a_desk(number):
    if made := one(Desk.objects.filter(live=True), number):
        made.unpublish()


def say_where_to_go(number):
    rule = ReceivingRule(procedure=one(Procedure.objects.in_force(), number), kind="centre", live=False)
    rule.save()
    rule.save_revision().publish()


def name_a_procedure(number):
    code = one(Procedure.objects.in_force(), number).code
    row, _created = EverydayNames.objects.get_or_create(code=code, defaults={"live": False})
    row.names = f"việc số {number} của dân"
    row.save_revision().publish()


def take_names_off(number):
    codes = Procedure.objects.in_force().values("code")
    if row := one(EverydayNames.objects.filter(live=True, code__in=codes), number):
        row.unpublish()


VISIT_DEEDS = {name: deed for name, deed in globals().items() if callable(deed) and deed.__module__ == __name__}
del VISIT_DEEDS["one"]
