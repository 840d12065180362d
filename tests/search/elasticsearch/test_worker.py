"""The worker: what was written arrives, in order, once or twice, whoever is killed and whoever else works."""

import pytest
from django.core.management import CommandError

from core import generation
from search.documents import remove_documents
from search.elastic import feed, index, worker
from search.models import SearchDocument
from search.retrieval import snapshot

from .steps import found_in_time, keys, long_ago, names, run, same_everywhere, work, write

pytestmark = [pytest.mark.django_db, pytest.mark.postgres, pytest.mark.elasticsearch]


def test_the_first_round_builds_an_index_and_the_next_sends_what_is_new(elastic, only_the_cluster):
    write("Chim sẻ", "Chim én")
    assert "2" in work()
    assert work() == ""
    write("Chim ưng", start=2)
    remove_documents("procedure", ["d0"])
    assert "2" in work()
    same_everywhere()
    only_the_cluster()
    assert sorted(keys()) == ["d1", "d2"]


def test_what_elasticsearch_has_not_got_yet_is_found_after_the_next_round(elastic, only_the_cluster):
    write("Chim sẻ")
    work()
    write("Chim én", start=1)
    only_the_cluster()
    assert keys() == ["d0"]
    work()
    assert sorted(keys()) == ["d0", "d1"]


def test_documents_go_in_the_order_of_their_versions(elastic, small_batches, monkeypatch):
    sent, send = [], feed.send
    monkeypatch.setattr(feed, "send", lambda client, name, rows: (sent.extend(rows), send(client, name, rows)))
    for number in (3, 1, 4, 0, 2):
        write(f"Chim {number}", start=number)
    write("Chim muộn", start=3)
    work()
    assert [row["version"] for row in sent] == sorted(row["version"] for row in sent)
    assert sent[-1]["title_folded"] == "chim muon"


def test_an_older_write_that_arrives_late_changes_nothing(elastic):
    write("Chim sẻ")
    work()
    late = SearchDocument.objects.values(*feed.COLUMNS).get()
    remove_documents("procedure", ["d0"])
    work()
    feed.send(elastic, index.find(elastic).name, [late])
    elastic.indices.refresh(index=index.alias())
    assert keys() == []
    same_everywhere()


def test_what_is_written_during_a_build_is_kept(elastic, small_batches, before_batch):
    write(*["Chim"] * 5)
    before_batch(2, lambda: (write("Chim mới", start=9), remove_documents("procedure", ["d0"])))
    work()
    same_everywhere()
    assert len(found_in_time()) == 5


def test_what_is_written_at_the_end_of_a_build_is_sent_next(elastic, monkeypatch):
    write("Chim sẻ")
    place = index.put_in_place
    monkeypatch.setattr(worker.index, "put_in_place", lambda *given: (write("Chim én", start=1), place(*given)))
    work()
    monkeypatch.undo()
    long_ago()
    assert len(found_in_time()) == 2
    assert "1" in work()
    same_everywhere()
    assert len(names(elastic)) == 1


def test_the_old_index_goes_when_the_new_one_has_its_place(elastic):
    write("Chim sẻ")
    work()
    (old,) = names(elastic)
    feed.set_sent_version(0)
    work()
    (new,) = names(elastic)
    assert new != old
    same_everywhere()


def test_processes_of_an_older_release_ask_the_database_once_the_new_index_is_built(elastic, monkeypatch):
    write("Chim sẻ")
    with monkeypatch.context() as older:
        older.setattr(index, "MAPPING_VERSION", 0)
        work()
        assert feed.sent_version() == feed.documents_version()
    work()
    same_everywhere()
    monkeypatch.setattr(index, "MAPPING_VERSION", 0)
    assert feed.sent_version() == index.NOTHING_SENT


def test_pages_made_while_the_index_was_behind_are_kept_no_longer_once_it_is_not(elastic):
    write("Chim sẻ")
    work()
    write("Chim én", start=1)
    generation.forget()
    before = generation.generation()
    assert work()
    generation.forget()
    after = generation.generation()
    assert after != before
    assert work() == ""
    generation.forget()
    assert generation.generation() == after


def test_indices_of_other_portals_are_left_alone(elastic, settings):
    other = f"{settings.ELASTICSEARCH_INDEX}-vinh-long-v1-20261122t071530-abcdef"
    elastic.indices.create(index=other)
    work()
    feed.set_sent_version(0)
    work()
    assert other in names(elastic)


def test_an_alias_that_leads_to_a_foreign_index_is_put_right(elastic):
    foreign = f"{index.alias()}-foreign"
    elastic.indices.create(index=foreign, aliases={index.alias(): {}})
    write("Chim sẻ")
    work()
    same_everywhere()
    assert foreign in names(elastic)


def test_a_foreign_index_under_our_name_is_never_deleted_and_the_database_answers(elastic):
    elastic.index(index=index.alias(), id="1", document={"title": "lạ"})
    write("Chim sẻ")
    for command in ("search_worker", "search_status"):
        with pytest.raises(CommandError, match="ELASTICSEARCH_INDEX"):
            run(command, *(["--once"] if command == "search_worker" else []))
    assert names(elastic) == [index.alias()]
    assert len(found_in_time()) == 1


def test_builds_that_fail_again_and_again_leave_one_index_at_most(elastic, monkeypatch):
    write("Chim sẻ")
    with monkeypatch.context() as patched:
        patched.setattr(feed, "send", lambda *given: (_ for _ in ()).throw(feed.Refused("full")))
        for _try in range(3):
            with pytest.raises(CommandError, match="full"):
                work()
    assert len(names(elastic)) == 1
    work()
    assert len(names(elastic)) == 1
    same_everywhere()


def test_many_documents_of_one_version_are_all_sent(elastic, small_batches):
    write(*["Chim"] * 7)
    work()
    remove_documents("procedure", [f"d{number}" for number in range(5)])
    assert "5" in work()
    same_everywhere()


def test_documents_that_were_emptied_from_the_index_return(elastic):
    write("Chim sẻ", "Chim én")
    work()
    name = index.find(elastic).name
    elastic.delete(index=name, id=str(SearchDocument.objects.first().pk), refresh=True)
    with pytest.raises(CommandError):
        same_everywhere()
    assert "2" in work()
    same_everywhere()


def test_rows_that_vanished_from_the_database_vanish_from_the_index(elastic):
    write("Chim sẻ", "Chim én")
    work()
    SearchDocument.objects.filter(object_key="d0").delete()
    snapshot.forget()
    work()
    same_everywhere()


def test_a_refused_document_stops_the_round_and_the_database_answers(elastic):
    write("Chim sẻ")
    work()
    write("Chim én", start=1)
    elastic.indices.add_block(index=index.alias(), block="write")
    with pytest.raises(CommandError, match="403"):
        work()
    long_ago()
    assert len(found_in_time()) == 2
    elastic.indices.put_settings(index=index.alias(), settings={"index.blocks.write": None})
    work()
    same_everywhere()
