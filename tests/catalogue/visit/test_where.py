"""Where a file is handed in: by rule, by name, by level; the commune one lives in decides which desk it is."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from agencies.models import DeskKind
from catalogue.models import ReceivingRule
from catalogue.visit.where import receiving
from tests.agencies.desks.making import agency, commune, desk, text_of
from tests.home.content import record, store

pytestmark = pytest.mark.django_db


def carried_out_by(name, **changes):
    """Fields of a record that this office carries out."""
    body = {"id": f"agency-{name}", "code": "", "name": name}
    return {"departmentsExecuting": [body], "departmentExecutingIds": [body["id"]], "executingAgencies": name} | changes


@pytest.fixture
def desks(settings):
    """Two communes, each with a one-stop desk and police, and the provincial centre."""
    settings.PORTAL_PROVINCE = "Phương Nam"
    one, two = commune("91001", "Phường Sân Chim"), commune("91002", "Xã Bãi Cò")
    for place in (one, two):
        desk(f"Một cửa {place.name}", communes=[place])
        desk(f"Công an {place.name}", kind="police", communes=[place])
    for number in range(3, 6):
        other = commune(f"9100{number}", f"Xã số {number}")
        desk(f"Một cửa {other.name}", communes=[other])
        desk(f"Công an {other.name}", kind="police", communes=[other])
    desk("Trung tâm hành chính công", kind="centre", agency=agency("Trung tâm Phục vụ hành chính công tỉnh"))
    return one, two


def where(client, procedure, **query):
    """The groups of desks on the page of a procedure: [(label, [names], must choose)]."""
    groups = client.get(procedure.get_absolute_url(), query).context["record"]["where"]["desks"]
    return [(group["label"], [card["name"] for card in group["desks"]], group["choose"]) for group in groups]


COMMUNE, POLICE, CENTRE = (
    "Bộ phận một cửa của xã, phường nơi bạn ở",
    "Công an xã, phường nơi bạn ở",
    "Trung tâm phục vụ hành chính công của tỉnh",
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (carried_out_by("Công an cấp xã", isVertical=True), [(POLICE, [], True)]),
        (carried_out_by("Ủy ban nhân dân cấp xã"), [(COMMUNE, [], True)]),
        (
            carried_out_by("Sở Tư pháp", isWard=False, isProvince=True),
            [(CENTRE, ["Trung tâm hành chính công"], False)],
        ),
        (carried_out_by("Ban quản lý vườn chim"), [(COMMUNE, [], True)]),
        (carried_out_by("Bộ Công an", isWard=False, isMinistry=True), []),
        (carried_out_by("Sở Công an", isWard=False, isProvince=True, isVertical=True), []),
    ],
    ids=["police", "commune", "centre", "by level", "a ministry", "a vertical branch"],
)
def test_offices_and_levels_lead_to_kinds_of_desks(client, desks, changes, expected):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **changes))
    assert where(client, procedure) == expected


def test_who_says_where_they_live_sees_their_own_desk(client, desks):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **carried_out_by("Công an cấp xã")))
    assert where(client, procedure, xa="91002") == [(POLICE, ["Công an Xã Bãi Cò"], False)]
    answer = client.get(procedure.get_absolute_url(), {"xa": "91002"})
    assert "Công an Xã Bãi Cò" in str(answer.context["record"]["strip"]["items"])
    assert f"{procedure.get_absolute_url()}chuan-bi/?xa=91002" in answer.content.decode()


def test_a_commune_without_a_desk_says_so(client, desks):
    commune("91009", "Xã Mới Lập")
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **carried_out_by("Công an cấp xã")))
    text = text_of(client.get(procedure.get_absolute_url(), {"xa": "91009"}))
    assert "Chưa có nơi tiếp nhận loại này được công bố cho Xã Mới Lập." in text


def test_a_file_without_borders_is_received_anywhere(client, desks):
    (procedure,) = store(record(1, "Cấp thẻ", isNonTerritorial=True, **carried_out_by("Ủy ban nhân dân cấp xã")))
    assert "Không phụ thuộc địa giới" in text_of(client.get(procedure.get_absolute_url(), {"xa": "91001"}))


def test_the_provinces_rule_speaks_first_and_the_search_follows(client, desks):
    named = desk("Quầy chim", kind="other", agency=agency("Ban chim"))
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **carried_out_by("Công an cấp xã")))
    rule = ReceivingRule(procedure=procedure, live=False)
    rule.desks = [named]
    rule.save()
    rule.save_revision().publish()
    assert where(client, procedure) == [("", ["Quầy chim"], False)]
    assert "Cấp thẻ chim sẻ" in client.get("/thu-tuc/", {"noi-nop": "other"}).content.decode()
    ReceivingRule.objects.get().unpublish()
    assert where(client, procedure) == [(POLICE, [], True)]
    assert "Cấp thẻ chim sẻ" not in client.get("/thu-tuc/", {"noi-nop": "other"}).content.decode()


def test_a_rule_of_an_area_holds_for_its_procedures_and_one_of_a_procedure_beats_it(client, desks):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **carried_out_by("Công an cấp xã")))
    for fields in (
        {"area": procedure.area, "kind": DeskKind.CENTRE},
        {"procedure": procedure, "kind": DeskKind.COMMUNE},
    ):
        rule = ReceivingRule(live=False, **fields)
        rule.save()
        rule.save_revision().publish()
        expected = {"area": CENTRE, "procedure": COMMUNE}[next(iter(fields))]
        assert [label for label, _desks, _choose in where(client, procedure)] == [expected]


def test_another_provinces_own_procedure_is_received_by_nobody_here(desks):
    (procedure,) = store(record(1, "Cấp thẻ"))
    offices = [("Ủy ban nhân dân cấp xã", None)]
    assert receiving(procedure, offices, is_foreign=False).kinds == (DeskKind.COMMUNE,)
    assert receiving(procedure, offices, is_foreign=True).groups() == []


def test_a_rule_that_names_nobody_or_speaks_of_two_things_is_refused(desks):
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    with pytest.raises(ValidationError):
        ReceivingRule(procedure=procedure, tier="commune", kind="centre").clean()
    with pytest.raises(ValidationError):
        ReceivingRule(kind="centre").clean()
    assert ReceivingRule(procedure=procedure).publication_problems()


def test_the_centre_receives_what_the_provinces_offices_decide(client, desks):
    store(record(1, "Cấp thẻ chim sẻ", **carried_out_by("Sở Tư pháp", isWard=False, isProvince=True)))
    page = client.get(agency("Trung tâm Phục vụ hành chính công tỉnh").get_absolute_url())
    assert page.context["total"] == 1


def test_a_provincial_office_is_met_at_its_own_desk_however_the_record_names_it(client, desks):
    office = agency("Công an tỉnh Phương Nam", tier="province")
    desk("Bộ phận tiếp dân Công an tỉnh", kind="other", agency=office)
    desk("Công an Xã Xa", kind="police", agency=office)
    for number, name in enumerate(("Công an tỉnh", "Công an cấp Tỉnh", "Công an tỉnh Phương Nam"), start=1):
        fields = carried_out_by(name, isWard=False, isProvince=True, isVertical=True)
        (procedure,) = store(record(number, f"Cấp thẻ số {number}", **fields))
        assert where(client, procedure) == [("", ["Bộ phận tiếp dân Công an tỉnh"], False)]


def test_the_sheet_says_when_the_desk_is_closed_on_the_day(client, desks, monkeypatch):
    moment = timezone.make_aware(datetime(2026, 11, 30, 9))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    fields = carried_out_by("Sở Tư pháp", isWard=False, isProvince=True)
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **fields))
    address = f"{procedure.get_absolute_url()}chuan-bi/"
    assert client.get(address, {"ngay": "06/12/2026"}).context["sheet"]["where"]["closed"] == (
        "Lúc đó không mở cửa: chọn thứ Hai 07/12/2026, từ 7:30."
    )
    open_day = client.get(address, {"ngay": "07/12/2026"})
    assert open_day.context["sheet"]["where"]["closed"] == ""
    assert "thứ Hai 07/12/2026: 7:30–11:30, 13:30–17:00" in text_of(open_day)
    assert "Đang mở" not in text_of(open_day)


def test_a_saturday_on_which_a_desk_is_open_is_no_working_day(client):
    desk("Trung tâm", kind="centre", weekdays=range(6), agency=agency("Trung tâm"))
    fields = carried_out_by("Sở Tư pháp", isWard=False, isProvince=True)
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **fields))
    saturday = timezone.localdate() + timedelta(days=(5 - timezone.localdate().weekday()) % 7 + 7)
    where = client.get(f"{procedure.get_absolute_url()}chuan-bi/", {"ngay": saturday.isoformat()}).context["sheet"][
        "where"
    ]
    assert "không phải ngày làm việc: thời hạn tính từ" in where["note"]
    assert where["closed"] == ""


def test_a_rule_of_a_level_holds_where_the_record_names_no_office(client, desks):
    rule = ReceivingRule(tier="commune", kind=DeskKind.CENTRE, live=False)
    rule.save()
    rule.save_revision().publish()
    named, silent = store(
        record(1, "Cấp thẻ chim sẻ", **carried_out_by("Công an cấp xã")),
        record(2, "Cấp thẻ chim sâu", **carried_out_by("Ban quản lý vườn chim")),
    )
    assert where(client, named) == [(POLICE, [], True)]
    assert where(client, silent) == [(CENTRE, ["Trung tâm hành chính công"], False)]


def test_in_place_of_a_desk_that_closed_stands_the_one_that_took_over(client, desks):
    new = desk("Quầy mới", kind="other", agency=agency("Ban chim"))
    old = desk("Quầy cũ", kind="other", agency=agency("Ban cá"), closed_from=date(2026, 1, 1), instead=new)
    gone = desk("Quầy bỏ", kind="other", agency=agency("Ban rùa"), closed_from=date(2026, 1, 1))
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ"))
    rule = ReceivingRule(procedure=procedure, live=False)
    rule.desks = [old, gone]
    rule.save()
    rule.save_revision().publish()
    assert where(client, procedure) == [("", ["Quầy mới"], False)]


def test_of_two_offices_the_nearest_comes_first(client, desks):
    office = agency("Công an tỉnh Phương Nam", tier="province")
    desk("Bộ phận tiếp dân Công an tỉnh", kind="other", agency=office)
    bodies = [{"id": f"agency-{name}", "code": "", "name": name} for name in ("Công an tỉnh", "Công an cấp xã")]
    fields = {"departmentsExecuting": bodies, "departmentExecutingIds": [body["id"] for body in bodies]}
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", isVertical=True, **fields))
    assert where(client, procedure, xa="91001") == [
        (POLICE, ["Công an Phường Sân Chim"], False), ("Hoặc đến đây", ["Bộ phận tiếp dân Công an tỉnh"], False),
    ]  # fmt: skip
    strip = client.get(procedure.get_absolute_url()).context["record"]["strip"]["items"]
    places = [item["fact"].text for item in strip if item["key"] == "noi-nop"]
    assert places == ["Công an xã, phường nơi bạn ở; Bộ phận tiếp dân Công an tỉnh"]


def test_who_may_go_to_several_desks_chooses_one_and_the_address_keeps_it(client, desks):
    fields = carried_out_by("Ủy ban nhân dân cấp xã", isNonTerritorial=True)
    (procedure,) = store(record(1, "Cấp thẻ chim sẻ", **fields))
    address = f"{procedure.get_absolute_url()}chuan-bi/"
    offered = client.get(address, {"xa": "91001"}).context["sheet"]["form"]["desks"]
    assert [desk["name"] for desk in offered[:2]] == ["Một cửa Phường Sân Chim", "Một cửa Xã Bãi Cò"]
    sheet = client.get(address, {"xa": "91001", "noi": offered[1]["slug"]}).context["sheet"]
    assert [card["name"] for group in sheet["where"]["groups"] for card in group["desks"]] == ["Một cửa Xã Bãi Cò"]
    assert f"noi={offered[1]['slug']}" in sheet["share_url"]
    wrong = client.get(address, {"noi": "quay-khong-co"}).context["sheet"]
    assert wrong["choices"].notes == ("Nơi tiếp nhận trong địa chỉ này không nhận hồ sơ này: hãy chọn nơi khác.",)
