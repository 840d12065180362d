"""Whatever is done, in whichever process and at whatever hour: a kept page says what a page made now would say."""

import difflib
import os
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.portal.kept_deeds import DEEDS
from tests.portal.processes import process
from tests.prepared import ROOT, copy_demo

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """Two processes with kept pages, and one that keeps nothing, on one demo."""
    folder = tmp_path_factory.mktemp("kept")
    copy_demo(folder, "testserver", 80)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.prepared_settings",
        "TEST_DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
    }
    with ExitStack() as running:
        processes = [running.enter_context(process(environment)) for _process in range(3)]
        assert not wrong(processes)
        yield processes


def wrong(portal):
    """What a kept page says and a fresh one does not, in any of the processes; empty when all agree."""
    *keeping, judge = portal
    addresses = judge.ask("addresses")
    judge.tell("fresh", addresses)
    for one in keeping:
        one.tell("read", addresses)
    fresh = [page[:2] for page in judge.answer()]
    for number, pages in enumerate([one.answer() for one in keeping]):
        for address, said, right in zip(addresses, pages, fresh, strict=True):
            if said[:2] != right:
                texts = judge.ask("words", address), keeping[number].ask("words", address)
                lines = difflib.unified_diff(*texts, "fresh", "kept", n=0, lineterm="")
                return f"process {number}, {address}, {said[2]}:\n" + "\n".join(list(lines)[:20])
    return ""


def test_every_public_page_is_kept(portal):
    """But for what is not there, and what leads elsewhere."""
    addresses = portal[0].ask("addresses")
    portal[0].ask("read", addresses)
    pages = dict(zip(addresses, portal[0].ask("read", addresses), strict=True))
    assert len(pages) > 20
    kept = {address for address, (status, _words, how) in pages.items() if how == "portal; hit" and status == 200}
    closed = {address for address, (status, *_rest) in pages.items() if status == 404 and "/noi-tiep-nhan/" in address}
    # The page of a poll carries a token of its reader's.
    polls = {address for address in pages if address.startswith("/tham-do/")}
    assert set(pages) - kept - closed - polls <= {"/hoi-dap-1/", "/thu-tuc/9.300001/"}


@pytest.mark.parametrize("deed", DEEDS)
def test_each_deed_shows_everywhere_at_once(portal, deed):
    portal[0].ask("do", [deed, 1])
    assert not wrong(portal)


class Machine(RuleBasedStateMachine):
    """Anything, anywhere, at any hour."""

    minutes = 0

    @rule(deed=st.sampled_from(sorted(DEEDS)), number=st.integers(0, 9), where=st.integers(0, 1))
    def do(self, deed, number, where):
        self.portal[where].ask("do", [deed, number])

    @rule(minutes=st.sampled_from([1, 31, 65, 125, 60 * 13]))
    def wait(self, minutes):
        Machine.minutes += minutes
        for one in self.portal:
            one.ask("clock", Machine.minutes)

    @invariant()
    def nothing_is_stale(self):
        assert not wrong(self.portal)


def test_nothing_is_stale_whatever_comes_after_what(portal):
    Machine.portal = portal
    few = settings(
        max_examples=2, stateful_step_count=12, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Machine, settings=few)
