"""What a citizen reads of a change of the national record, and what nobody needs to."""

from copy import deepcopy

import pytest
from django.utils.translation import gettext as _

from catalogue.history.line import ADDED, CHANGED, REMOVED
from catalogue.history.line import changed as line_of_change
from catalogue.history.texts import SHORT, differences

from .telling import BEGIN, Reader, Row, changed, lines, standing, told

LONG = " ".join(f"Câu số {number} nói về chim." for number in range(60))


def paper(name, originals=1, copies=0, **more):
    return {"name": name, "originalQty": originals, "copyQty": copies} | more


def methods(record):
    return record["executionMethods"]


def papers(record):
    return record["executionCases"][0]["profileComponents"]


def fee(value, text="", currency="Việt Nam Đồng", kind="FEE"):
    return {"type": kind, "value": value, "currencyName": currency, "description": text}


def put(target, **values):
    target.update(values)


SAID = {
    "a fee": (lambda r: put(methods(r)[0]["fees"][0], value=10000), [(CHANGED, "20.000 đồng", "10.000 đồng")]),
    "a fee in dollars": (
        lambda r: put(methods(r)[0], fees=[fee(25, "20.000 đồng/thẻ", "USD")]),
        [(CHANGED, "20.000 đồng", "25 USD")],
    ),
    "a free fee": (
        lambda r: put(methods(r)[0], fees=[fee(0, "Không thu phí")]),
        [(CHANGED, "20.000 đồng", "Miễn phí"), (CHANGED, "20.000 đồng/thẻ", "Không thu phí")],
    ),
    "a fee that nobody states any more": (
        lambda r: put(methods(r)[0], fees=[fee(0)]),
        [(CHANGED, "20.000 đồng", "Chưa có thông tin"), (REMOVED, "20.000 đồng/thẻ", "")],
    ),
    "the words of a fee": (
        lambda r: put(methods(r)[1]["fees"][0], description="Theo nghị quyết của Hội đồng nhân dân"),
        [(CHANGED, "Miễn phí", "Theo nghị quyết của Hội đồng nhân dân")],
    ),
    "a fee line more": (
        lambda r: methods(r)[0]["fees"].append(fee(5000, "Cấp lại")), [(ADDED, "", "5.000 đồng")]
    ),
    "a number of days": (
        lambda r: put(methods(r)[0], processingTime=7), [(CHANGED, "5 ngày làm việc", "7 ngày làm việc")]
    ),
    "a unit of time": (
        lambda r: put(methods(r)[0], processingTimeUnit="HOUR"), [(CHANGED, "5 ngày làm việc", "5 giờ")]
    ),
    "half a day": (
        lambda r: put(methods(r)[0], processingTime=1.5), [(CHANGED, "5 ngày làm việc", "1,5 ngày làm việc")]
    ),
    "a time that only has no unit": (
        lambda r: put(methods(r)[0], processingTime=1, processingTimeUnit="OTHER"),
        [(CHANGED, "5 ngày làm việc", "Chưa có thông tin")],
    ),
    "a way of filing more": (
        lambda r: methods(r).append({"submissionMethod": "POSTAL", "processingTime": 6, "processingTimeUnit": "DAY"}),
        [(ADDED, "", "Qua bưu chính, 6 ngày")],
    ),
    "a way of filing less": (lambda r: methods(r).pop(0), [(REMOVED, "Trực tiếp, 5 ngày làm việc", "")]),
    "a note on a way": (
        lambda r: put(methods(r)[0], description="Trong 03 ngày."),
        [(CHANGED, "Trong 05 ngày làm việc.", "Trong 03 ngày.")],
    ),
    "a paper more": (
        lambda r: papers(r).append(paper("Đơn xin vào vườn", 1, 2)),
        [(ADDED, "", "Đơn xin vào vườn (1 bản chính, 2 bản sao)")],
    ),
    "a paper less": (lambda r: papers(r).pop(), [(REMOVED, "Ảnh chân dung (2 bản sao)", "")]),
    "another name of a paper": (
        lambda r: put(papers(r)[0], name="Đơn xin thẻ"), [(CHANGED, "Tờ khai xin thẻ", "Đơn xin thẻ")]
    ),
    "a paper asked for twice": (
        lambda r: put(papers(r)[0], originalQty=2), [(CHANGED, "1 bản chính", "2 bản chính")]
    ),
    "a form that comes no more": (lambda r: put(papers(r)[0], attachments=[]), [(REMOVED, "", "")]),
    "another form": (
        lambda r: put(papers(r)[0]["attachments"][0], fileName="moi.docx", filePath="a/b/moi.docx"), [(CHANGED, "", "")]
    ),
    "a note among the papers": (
        lambda r: papers(r).append(paper("Mang bản gốc để đối chiếu", 0)), [(ADDED, "", "Mang bản gốc để đối chiếu")]
    ),
    "a case of the dossier": (
        lambda r: put(r["executionCases"][0], name="Trường hợp đi theo nhóm"),
        [(CHANGED, "Trường hợp đi một mình", "Trường hợp đi theo nhóm")],
    ),
    "a legal act": (
        lambda r: put(r, legalBasisesDetails=[{"id": "a2", "code": "12/2026/NĐ-CP", "name": "Nghị định mới"}]),
        [(REMOVED, "77/2025/NĐ-CP – Nghị định về vườn chim", ""), (ADDED, "", "12/2026/NĐ-CP – Nghị định mới")],
    ),
    "a result": (
        lambda r: put(r["resultsDetails"][0], name="Thẻ điện tử"), [(CHANGED, "Thẻ ghé thăm", "Thẻ điện tử")]
    ),
    "an agency more": (
        lambda r: put(r, unitGroupsExecuting=[{"id": "u", "code": "U", "name": "Trạm kiểm lâm"}]),
        [(ADDED, "", "Trạm kiểm lâm")],
    ),
    "an area": (
        lambda r: put(r, categoriesDetails=[{"id": "area-2", "code": "Z02", "name": "Rừng"}]),
        [(CHANGED, "Vườn chim", "Rừng")],
    ),
    "whom it is for": (lambda r: put(r, subjectTypesDetails=[]), [(REMOVED, "Người yêu chim", "")]),
    "the tiers": (lambda r: put(r, isProvince=True), [(CHANGED, "Cấp xã", "Cấp tỉnh, Cấp xã")]),
    "a name": (
        lambda r: put(r, name="Cấp thẻ ngắm chim"),
        [(CHANGED, "Thủ tục cấp thẻ ghé thăm vườn chim", "Cấp thẻ ngắm chim")],
    ),
    "conditions that are gone": (
        lambda r: put(r, requirementsAndConditions="", description=""),
        [(REMOVED, "Người xin thẻ đã đủ mười tuổi.", "")],
    ),
    "a sub-service's time": (
        lambda r: put(r["cases"][0], processingDay={"qty": 2, "type": "DAY"}),
        [(CHANGED, "5 ngày làm việc", "2 ngày")],
    ),
    "how the result comes back": (
        lambda r: put(r, returningMethods=[{"type": "OFFLINE", "value": ["AT_HOME", "DIRECT"]}]),
        [(ADDED, "", "Qua bưu chính đến địa chỉ của bạn")],
    ),
    "a step": (
        lambda r: put(r["executionSteps"][0], description="Đưa tờ khai cho người trực cổng."),
        [(CHANGED, "Bước 1\nĐiền tờ khai rồi đưa cho người trực cổng.", "Bước 1\nĐưa tờ khai cho người trực cổng.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SAID)
def test_a_change_that_citizens_understand_is_told(what):
    change, expected = SAID[what]
    assert told(*changed(change)) == expected


UNSAID = {
    "the national id": lambda r: put(r, id="0a000000-0000-7000-8000-000000000009"),
    "codes": lambda r: put(papers(r)[0], code="000.00.00.G15-KQ004376"),
    "states of the portal": lambda r: put(r, state="UPDATED", type="SPECIFIC", formalityType="OTHER"),
    "moments of the portal": lambda r: put(r, createdAt=1_799_000_000_000, updatedAt=1_799_000_000_000),
    "when a decision was put online": lambda r: put(r["procedureProposal"], publicationDate=1_799_000_000_000),
    "another moment of the same day": lambda r: put(r["procedureProposal"], decisionDate=1_760_000_060_000),
    "truth values of the portal": lambda r: put(r, isSharedService=True, isVertical=True, isOfflineOnly=True),
    "where a form lies": lambda r: put(papers(r)[0]["attachments"][0], filePath="c/d/to-khai.docx", bucketName="dvc"),
    "that a form is electronic": lambda r: put(papers(r)[1], hasElectronicForm=True, isProcessingResult=True),
    "keywords": lambda r: put(r, keywords="chim, vườn"),
    "agencies as text": lambda r: put(r, executingAgencies="Ban quản lý", delegatedAgencies="Bộ"),
    "groups of services": lambda r: put(r, serviceGroupsDetails=[]),
    "the order of ways": lambda r: methods(r).reverse(),
    "the order of papers": lambda r: papers(r).reverse(),
    "papers numbered anew": lambda r: put(papers(r)[0], name="2. Tờ khai xin thẻ"),
    "papers under other ids": lambda r: [put(one, profileComponentId=f"new-{one['name']}") for one in papers(r)],
    "an act under another id": lambda r: put(r["legalBasisesDetails"][0], id="act-9", code="77/2025/NĐ-CP "),
    "spaces and a dot": lambda r: put(r, name="Thủ tục  cấp thẻ\tghé thăm vườn chim"),
    "another spelling of an agency": lambda r: put(r["departmentsExecuting"][0], id="b", name="Ban quản lý vườn chim."),
    "a way that nobody has words for": lambda r: methods(r).append({"submissionMethod": "PIGEON"}),
    "a return that nobody has words for": lambda r: put(r, returningMethods=[{"type": "X", "value": ["PIGEON"]}]),
    "the kind of a fee": lambda r: put(methods(r)[0]["fees"][0], type="SERVICE_FEE"),
    "zero of something unknown": lambda r: put(methods(r)[1], fees=[fee(0, "Không thu phí"), fee(0)]),
    "whom else it names": lambda r: put(r, departmentPromulgateName="Bộ khác", birdSong="chích"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNSAID)
def test_a_change_that_tells_citizens_nothing_is_not_told(what):
    assert told(*changed(UNSAID[what])) == []


def test_steps_in_another_order_are_no_change():
    steps = [{"name": "", "description": f"Việc thứ {number}"} for number in range(3)]
    old, new = changed(lambda record: record["executionSteps"].reverse(), executionSteps=steps)
    assert old != new
    assert lines(old, new) == []


def test_a_line_says_where_it_changed_in_which_way_of_filing():
    (line,) = lines(*changed(lambda record: put(methods(record)[1], processingTime=4)))
    assert line.what == _("time limit when filing %(ways)s") % {"ways": "trực tuyến"}
    assert line.sentence.endswith(": 3 ngày làm việc → 4 ngày làm việc")


def test_the_fee_of_the_online_way_is_told_as_the_issue_words_it():
    def online(value):
        return [{"submissionMethod": "ONLINE", "fees": [fee(value)]}, {"submissionMethod": "DIRECT", "fees": [fee(1)]}]

    cheaper = changed(lambda record: put(record, executionMethods=online(10000)), executionMethods=online(20000))
    (line,) = lines(*cheaper)
    assert line.what == _("%(fee)s for filing %(ways)s") % {"fee": "phí", "ways": "trực tuyến"}
    assert line.said == "20.000 đồng → 10.000 đồng"


def test_what_changes_alike_in_all_ways_is_told_once_without_them():
    def shorter(record):
        for method in methods(record):
            put(method, processingTime=2, processingTimeUnit="DAY")

    same = [{"submissionMethod": way, "processingTime": 9, "processingTimeUnit": "DAY"} for way in ("DIRECT", "ONLINE")]
    (line,) = lines(*changed(shorter, executionMethods=same))
    assert (line.what, line.said) == (_("time limit for handling"), "9 ngày → 2 ngày")


def test_one_of_several_fees_is_told_by_its_case():
    fees = [fee(1000, "Cấp mới"), fee(2000, "Cấp lại")]
    (line,) = lines(*changed(
        lambda record: put(methods(record)[0]["fees"][1], value=3000),
        executionMethods=[{"submissionMethod": "DIRECT", "fees": fees}],
    ))  # fmt: skip
    assert line.what.endswith("(Cấp lại)")


def test_a_paper_is_told_by_its_case_where_there_are_several():
    cases = [{"name": f"Trường hợp {letter}", "profileComponents": [paper(f"Giấy {letter}")]} for letter in "AB"]
    (line,) = lines(*changed(lambda record: papers(record).append(paper("Ảnh")), executionCases=cases))
    assert line.what.endswith("(Trường hợp A)")


@pytest.mark.parametrize(("change", "kind"), [(lambda case: case.pop(), REMOVED), (lambda case: None, None)])
def test_a_paper_that_one_case_asks_for_no_more_is_told(change, kind):
    cases = [
        {"name": f"Trường hợp {letter}", "profileComponents": [paper(f"Giấy {letter}"), paper("Ảnh")]}
        for letter in "AB"
    ]
    found = lines(*changed(lambda record: change(papers(record)), executionCases=cases))
    assert [(line.kind, line.what.endswith("(Trường hợp A)")) for line in found] == ([(kind, True)] if kind else [])


def test_a_decision_is_told_by_number_and_day():
    def another(record):
        put(record["procedureProposal"], proposalNumber="20/QĐ-VT", decisionDate=1_770_000_000_000)

    ((kind, old, new),) = told(*changed(another))
    assert kind == CHANGED
    assert ("15/QĐ-VT" in old, "09/10/2025" in old) == ("20/QĐ-VT" in new, "02/02/2026" in new) == (True, True)


def test_a_withdrawn_procedure_has_a_line_of_its_own():
    (line,) = Reader(standing({})).lines([Row(BEGIN, "withdrawn", "", "true")])
    assert line.sentence.casefold() == _("the procedure was withdrawn").casefold()


# Long texts


def test_a_long_text_is_told_by_what_differs():
    other = LONG.replace("Câu số 30 nói về chim", "Câu số 30 kể về cò")
    (line,) = lines(*changed(lambda record: put(record, note=other), note=LONG))
    assert line.is_long
    ((place),) = line.differences
    assert ("nói" in place.removed, "kể về cò" in place.added) == (True, True)
    assert len(line.sentence) < SHORT < len(line.old)


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("Một. Hai. Ba.", "Một. Ba.", [("Hai.", "")]),
        ("Một. Ba.", "Một. Hai. Ba.", [("", "Hai.")]),
        ("Nộp một bản cho xã.", "Nộp hai bản cho xã.", [("Nộp một bản cho xã.", "Nộp hai bản cho xã.")]),
        ("a b c d e f g h i k l m.", "a b c d e f X h i k l m.", [("… c d e f g h i k l …", "… c d e f X h i k l …")]),
    ],
)
def test_the_places_where_texts_differ(old, new, places):
    assert [(place.removed, place.added) for place in differences(old, new)[0]] == places


def test_of_many_places_few_are_shown_and_the_others_counted():
    old = "\n".join(f"Dòng {number}" for number in range(40))
    new = "\n".join(f"Dòng {number}" if number % 2 else f"Hàng {number}" for number in range(40))
    shown, more = differences(old, new)
    assert (len(shown), more) == (2, 18)


def test_a_text_without_an_end_is_cut():
    place = differences("a", "b" * 5000)[0][0]
    assert len(place.added) < SHORT


@pytest.mark.parametrize("text", ["x" * 50_000, "một hai " * 6000, "Câu. " * 8000])
def test_any_text_can_be_compared(text):
    assert line_of_change("điều kiện", text, f"{text} thêm").sentence


def test_two_changes_of_one_moment_are_two_lines():
    def both(record):
        put(record, name="Cấp thẻ ngắm chim")
        put(methods(record)[0], processingTime=9)

    assert len(lines(*changed(both))) == 2


def test_nothing_is_told_of_a_record_that_stayed():
    record = changed(lambda record: None)[0]
    assert lines(record, deepcopy(record)) == []
