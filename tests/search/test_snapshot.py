"""The snapshot after any writes is the one that a fresh process would build; readers never stumble over a writer."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from search.documents import Document, remove_documents, save_documents
from search.models import SearchDocument
from search.retrieval import snapshot
from search.retrieval.retrieved import Retrieved
from search.retrieval.snapshot import Snapshot
from search.understanding.query import read_query

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

KINDS = ("procedure", "agency")
BIRDS = ("chim sẻ", "chim én", "cá chép", "cá trê", "đà điểu", "vườn tược")


def drawn(rng, number):
    now = timezone.now()
    return Document(
        kind=rng.choice(KINDS) if number >= 8 else KINDS[number % 2],
        key=str(number),
        url=f"/{number}/",
        title=f"Cấp thẻ {rng.choice(BIRDS)} {rng.choice(BIRDS)}",
        subtitle=rng.choice(["", f"Thủ tục: cấp giấy {rng.choice(BIRDS)} đối với người già"]),
        aliases=rng.sample(BIRDS, rng.randrange(3)),
        area=rng.choice(BIRDS),
        codes=[f"9.{rng.randrange(3):06}"],
        facets={"cap": rng.sample(["commune", "province"], rng.randrange(3))},
        prior=rng.choice([0.0, 0.05, 0.3, -0.15]),
        hidden=rng.random() < 0.2,
        visible_from=rng.choice([None, None, now - timedelta(1), now + timedelta(1)]),
        visible_to=rng.choice([None, None, now + timedelta(2)]),
    )


def known(state):
    """What a snapshot knows, by primary keys instead of places."""

    def pks(bitmap):
        return sorted(entry.pk for entry in state.entries_in(bitmap))

    def by_value(bitmaps):
        return {value: pks(bitmap) for value, bitmap in bitmaps.items() if bitmap}

    at_place = state.at_place
    return {
        "entries": sorted(state.entries),
        "words": {word: sorted(at_place[at].pk for at in found) for word, found in state.postings.items() if found},
        "bitmaps": {word: pks(state.having(word)) for word, found in state.postings.items() if found},
        "codes": {code: found for code, found in state.by_code.items() if found},
        "facets": {at: values for at, found in state.facets.items() if (values := by_value(found))},
        "kinds": by_value(state.kinds),
        "hidden": pks(state.hidden),
        "windows": sorted(at_place[at].pk for at in state.windows),
        "priors": by_value(state.priors),
        "lengths": by_value(state.lengths),
        "visible": pks(state.visible(*KINDS)),
        "counts": {
            kind: {value: count for value, count in state.counts(kind, "cap").items() if count} for kind in KINDS
        },
        "rarities": {word: state.rarity(word) for word, found in state.postings.items() if found},
        "spellings": state.spellings,
        "beginning": state.terms_beginning("c"),
        "order": [entry.pk for entry in state.by_prior(state.visible(*KINDS), 50)],
    }


@pytest.mark.parametrize("seed", range(6))
def test_after_any_writes_it_is_as_if_built_anew(seed):
    rng, kept = random.Random(seed), Snapshot()
    for _ in range(12):
        if rng.random() < 0.7:
            save_documents([drawn(rng, number) for number in rng.sample(range(12), rng.randrange(1, 5))])
        else:
            remove_documents(rng.choice(KINDS), [str(number) for number in rng.sample(range(12), 3)])
        if rng.random() < 0.8:
            kept = kept.refresh()
            assert known(kept) == known(Snapshot().refresh())


def test_a_refresh_without_writes_asks_one_question(django_assert_num_queries):
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ")])
    state = Snapshot().refresh()
    with django_assert_num_queries(1):
        state.refresh()


def test_a_removed_document_that_is_saved_again_is_found_again():
    kept = Snapshot().refresh()
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ", facets={"cap": ["commune"]})])
    remove_documents("procedure", ["1"])
    kept = kept.refresh()
    assert (kept.having("chim"), kept.counts("procedure", "cap").get("commune", 0)) == (0, 0)
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ", facets={"cap": ["commune"]})])
    kept = kept.refresh()
    assert kept.counts("procedure", "cap") == {"commune": 1}
    assert [entry.key for entry in kept.entries_in(kept.having("chim"))] == ["1"]


def test_words_kept_ready_follow_a_change():
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ"), Document("procedure", "2", "/2/", "Chim én")])
    kept = Snapshot().refresh()
    assert kept.having("chim").bit_count() == 2
    save_documents([Document("procedure", "2", "/2/", "Cá chép")])
    kept = kept.refresh()
    assert [entry.key for entry in kept.entries_in(kept.having("chim"))] == ["1"]
    assert [entry.key for entry in kept.entries_in(kept.having("chep"))] == ["2"]


def test_a_document_is_visible_only_within_its_days():
    now = timezone.now()
    save_documents([
        Document("page", "1", "/1/", "Chim sẻ", visible_from=now + timedelta(hours=1)),
        Document("page", "2", "/2/", "Chim én", visible_to=now - timedelta(hours=1)),
        Document("page", "3", "/3/", "Chim ri", visible_from=now - timedelta(1), visible_to=now + timedelta(1)),
    ])  # fmt: skip
    state = snapshot.current()
    assert [entry.key for entry in state.entries_in(state.visible("page"))] == ["3"]


@pytest.mark.parametrize("word", ["toi", "dieu"])
def test_a_word_that_only_the_text_holds_is_found(word):
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ", body="Đà điểu ăn tỏi")])
    state = snapshot.current()
    found = Retrieved(read_query(word), state, state.visible("procedure"))
    assert [entry.key for entry in found.ordered(found.hits, 5)] == ["1"]


def test_a_text_that_changed_or_went_is_not_found():
    save_documents(
        [Document("procedure", "1", "/1/", "Chim sẻ", body="Tỏi"), Document("page", "2", "/2/", "Én", body="Tỏi")]
    )
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ", body="Hành")])
    SearchDocument.objects.filter(kind="page").delete()
    state = snapshot.current()
    assert not Retrieved(read_query("tỏi"), state, state.visible(*KINDS)).hits
    assert Retrieved(read_query("hành"), state, state.visible(*KINDS)).hits


def test_words_that_nobody_wrote_take_no_memory():
    save_documents([Document("procedure", "1", "/1/", "Chim sẻ")])
    state = snapshot.current()
    sizes = []
    for _ in range(2):
        for at in range(50):
            Retrieved(read_query(f"la{at} ve{at} chim"), state, state.visible("procedure"))
        sizes.append((len(state._bitmaps), len(state._rarities), len(state.postings)))
    assert sizes[0] == sizes[1]
    assert max(sizes[0][:2]) < 10
