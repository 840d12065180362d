"""The engine of a cluster: the same whole words, asked of the index that `manage.py search_worker` feeds."""

from search.elastic.client import client_for_citizens
from search.elastic.index import alias

from .base import Engine


class ElasticsearchEngine(Engine):
    """Finds documents by term queries, which have no syntax to escape; failures raise, for the circuit breaker."""

    name = "elasticsearch"

    def holding(self, spans, limit):
        answer = client_for_citizens().search(
            index=alias(),
            query={"bool": {"filter": [_one_of(span) for span in spans]}},
            sort=[{"pk": "desc"}],
            size=limit,
            stored_fields="_none_",
            track_total_hits=False,
            allow_partial_search_results=False,
            filter_path="timed_out,hits.hits.sort",
        )
        if answer["timed_out"]:
            raise TimeoutError
        return [int(hit["sort"][0]) for hit in answer.get("hits", {}).get("hits", [])]


def _one_of(span):
    return {"bool": {"should": [_all_of(words) for words in span], "minimum_should_match": 1}}


def _all_of(words):
    return {"bool": {"filter": [{"term": {"words": word}} for word in words]}}
