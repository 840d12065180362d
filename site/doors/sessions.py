"""How long somebody stays signed in, and how far one has come: by the password, or through the second factor too."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

_KEY = "doors"
_BEGAN, _SEEN, _STEP = "began", "seen", "step"
# The steps of a session: the code is still to come, it has come, or nobody asked for one.
CODE, THROUGH, OPEN = "code", "through", "open"
# A session is written at most so often for being used; seconds.
_WRITTEN = 300
# Whoever gave the password has so long to give the code; seconds.
_CODE_SECONDS = 900


def begin(session):
    """A session begins: somebody gave the password."""
    now = int(time.time())
    session[_KEY] = {_BEGAN: now, _SEEN: now, _STEP: OPEN}


def step(session):
    """How far it has come."""
    return session[_KEY][_STEP]


def set_step(session, reached):
    """Note how far it has come; who comes further gets another key."""
    session[_KEY] = session[_KEY] | {_STEP: reached}
    if reached == THROUGH:
        session.cycle_key()


def seconds_left(session):
    """For how long it holds if nobody does anything; nothing left when it is over."""
    if not (marks := session.get(_KEY)):
        return 0
    now = time.time()
    ends = [marks[_BEGAN] + settings.SESSION_COOKIE_AGE, marks[_SEEN] + settings.SESSION_IDLE.total_seconds()]
    if marks[_STEP] == CODE:
        ends.append(marks[_BEGAN] + _CODE_SECONDS)
    return max(0, int(min(ends) - now))


def touch(session):
    """Somebody is there. Written down every five minutes only, so that reading the admin writes nothing."""
    now = int(time.time())
    if now - session[_KEY][_SEEN] >= min(_WRITTEN, settings.SESSION_IDLE.total_seconds() / 4):
        session[_KEY] = session[_KEY] | {_SEEN: now}


def end_sessions(user, but=None):
    """End every session of somebody, but the one of this key; how many."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).exclude(session_key=but):
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
            ended += 1
    return ended


def mark_recent(session, name):
    """Note that something was just given."""
    session[name] = int(time.time())


def is_recent(session, name):
    """Whether it was given less than a quarter of an hour ago."""
    return time.time() - session.get(name, 0) < _CODE_SECONDS
