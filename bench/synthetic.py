"""A catalogue of invented procedures in the shape of the national one: areas, agencies, titles, facets, cards."""

from itertools import accumulate
from random import Random

_SOUNDS = """b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x
    a à á ạ an án ang áng anh ánh ao áo at ay ây ăn ăng âm ân âp ât e ê em ên êt i ia iên iêm iêu in inh o oa oan
    oc ôi ôn ông ôt ơ ơi ơn ơp u ua uân uât uc ui un ung uôc uôi ư ưa ưc ưng ươc ươi ương ươt"""
_ONSETS, _RIMES = (line.split() for line in _SOUNDS.split("\n", 1))
# The share of titles that hold each phrase; the rest of a title is syllables, the first ones usual, the last ones rare.
_PHRASES = {
    "hộ chiếu": 0.98, "đăng ký khai sinh": 0.095, "cấp giấy phép": 0.2, "giấy chứng nhận": 0.15, "cấp lại": 0.1,
    "đăng ký kết hôn": 0.02, "thẻ căn cước": 0.01, "giấy phép xây dựng": 0.03, "quyền sử dụng đất": 0.08,
    "đăng ký xe": 0.02, "giấy phép lái xe": 0.015, "thành lập doanh nghiệp": 0.03, "bảo hiểm xã hội": 0.04,
    "đăng ký khai tử": 0.01, "đăng ký tạm trú": 0.01, "chứng thực bản sao": 0.01, "trợ cấp xã hội": 0.03,
    "giấy phép lao động": 0.01, "trích lục hộ tịch": 0.01, "hộ kinh doanh": 0.03, "an toàn thực phẩm": 0.05,
    "nhận cha mẹ con": 0.005, "lý lịch tư pháp": 0.005, "chuyển mục đích sử dụng đất": 0.01, "phòng cháy": 0.02,
    "trường mầm non": 0.02, "hành nghề dược": 0.02, "xuất nhập khẩu": 0.04, "người có công": 0.03, "thú y": 0.02,
}  # fmt: skip
_AREAS, _GROUPS, _AGENCIES, _AUDIENCES, _EVENTS = 40, 14, 650, 16, 19
_BATCH = 500


class _Words:
    """Syllables by Zipf's law, the same in every run."""

    def __init__(self):
        self.random = Random(1)
        self.syllables = [onset + rime for onset in _ONSETS for rime in _RIMES]
        self.random.shuffle(self.syllables)
        self._weights = zipf(len(self.syllables))

    def text(self, count):
        return " ".join(self.random.choices(self.syllables, cum_weights=self._weights, k=count))

    def title(self):
        phrases = [phrase for phrase, share in _PHRASES.items() if self.random.random() < share]
        self.random.shuffle(phrases)
        title = " ".join([*phrases, self.text(self.random.randint(4, 24))])
        return title[0].upper() + title[1:]


def zipf(count):
    """Cumulated weights 1, 1/2, 1/3 …"""
    return list(accumulate(1 / place for place in range(1, count + 1)))


def fill(count):
    """Store areas, agencies and `count` procedure documents."""
    from search.documents import save_documents

    for batch in batches(count):
        save_documents(batch)


def batches(count):
    """Store areas and agencies; yield `count` procedure documents in lists of 500."""
    words = _Words()
    areas, agencies = _references(words)
    for start in range(0, count, _BATCH):
        batch = range(start, min(count, start + _BATCH))
        yield [_document(number, count, words, areas, agencies) for number in batch]


def _references(words):
    """[(name, slug, group slug)] of areas, [(name, slug)] of agencies; what labels are read from."""
    from agencies.models import Agency
    from catalogue.facet_labels import area_slug
    from catalogue.models import AreaGroup, Audience, LifeEvent, SubjectArea
    from core.rows.bulk import insert
    from search.rebuild import reindex

    groups = [AreaGroup(name=f"Nhóm {words.text(3)} {n}", slug=f"bench-{n}") for n in range(_GROUPS)]
    groups = AreaGroup.objects.bulk_create(groups)
    names = [f"Lĩnh vực {words.text(4)} {number}" for number in range(_AREAS)]
    rows = [
        {"national_id": f"area-{number}", "name": name, "group_id": groups[number % _GROUPS].pk}
        for number, name in enumerate(names)
    ]
    insert(SubjectArea, rows)
    Audience.objects.bulk_create(
        Audience(national_id=f"audience-{n}", code=f"DT{n}", name=f"Đối tượng {n}") for n in range(_AUDIENCES)
    )
    LifeEvent.objects.bulk_create(LifeEvent(name=f"Sự kiện {n}", slug=f"bench-{n}") for n in range(_EVENTS))
    offices = [{"name": f"Cơ quan {words.text(5)} {n}", "slug": f"co-quan-{n}"} for n in range(_AGENCIES)]
    reindex("agency", insert(Agency, offices))
    areas = [(name, area_slug(name), f"nhom-bench-{number % _GROUPS}") for number, name in enumerate(names)]
    return areas, [(office["name"], office["slug"]) for office in offices]


def _document(number, count, words, areas, agencies):
    from search.documents import Document

    pick = words.random
    title, code = words.title(), f"{1 + number % 2}.{100_000 + number}"
    area, slug, group = pick.choices(areas, cum_weights=zipf(_AREAS))[0]
    bodies = pick.choices(agencies, cum_weights=zipf(_AGENCIES), k=pick.choice((1, 1, 1, 1, 2, 3)))
    tiers = pick.choice((["commune"], ["province"], ["province"], ["ministry"], ["province", "commune"]))
    methods = pick.choice((["DIRECT", "ONLINE", "POSTAL"], ["DIRECT", "ONLINE", "POSTAL"], ["DIRECT", "POSTAL"]))
    mode = pick.choice(("mot-phan", "toan-trinh", "truc-tiep"))
    fee = pick.choice(("chua-ro", "chua-ro", "theo-van-ban"))
    papers = [words.text(18) for _ in range(4)]
    return Document(
        kind="procedure",
        key=f"bench-{number}",
        url=f"/thu-tuc/{code}/bench/",
        title=title,
        aliases=[words.text(4) for _ in range(pick.choice((0, 0, 0, 3, 6)))],
        area=f"{area} {group}",
        body="\n".join([*papers, words.text(90)]),
        codes=[code],
        facets={
            "linh-vuc": [group, slug],
            "co-quan": list(dict.fromkeys(slug for _, slug in bodies)),
            "cap": tiers,
            "doi-tuong": [f"DT{place}" for place in range(_AUDIENCES) if pick.random() < 0.2],
            "cach-nop": methods,
            "hinh-thuc": [mode],
            "phi": [fee],
            "su-kien": [f"bench-{pick.randrange(_EVENTS)}"] if pick.random() < 0.04 else [],
        },
        card=_card(code, area, tiers, bodies[0][0], methods, mode, papers),
        prior=pick.choice((0.05, 0.05, 0.0, 0.2, -0.1)),
        family=f"{area}: {pick.randrange(max(1, count // _AREAS * 2 // 3))}",
    )


def _card(code, area, tiers, agency, methods, mode, papers):
    from catalogue.facts import Known

    known = {"code": code, "area": area, "tiers": tiers, "agency": agency, "receiving": []}
    known |= {"time": Known().stored(), "fee": Known().stored()}
    return known | {"methods": methods, "mode": mode, "papers": papers, "papers_count": 6}
