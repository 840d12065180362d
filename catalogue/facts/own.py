"""The province's own facts that are in force on a day, as Knowns."""

from .known import NONE, PROVINCE, VALUE, WORDS, Known, Part, once, plain


def own_fee(rows, today):
    """The Known of the fees that the province sets today, or None."""
    held = [row for row in rows if row.holds(today)]
    if not held:
        return None
    if all(row.is_free for row in held) and not any(row.method or row.case for row in held):
        return Known(NONE, source=PROVINCE)
    return Known(VALUE, once(price_part(row) for row in held), source=PROVINCE)


def own_time(rows, today):
    """The Known of the time limits that the province sets today, or None."""
    held = [row for row in rows if row.holds(today)]
    if not held:
        return None
    if any(row.words for row in held):
        return Known(WORDS, words="; ".join(once(_worded(row) for row in held if row.words)), source=PROVINCE)
    return Known(VALUE, once(limit_part(row) for row in held), source=PROVINCE)


def price_part(row):
    """The Part of a fee of the province."""
    amount = "0" if row.is_free else plain(row.amount)
    return Part(amount, amount, per=row.per, case=row.case, methods=_methods(row))


def limit_part(row):
    """The Part of a time limit of the province that is a number."""
    amount = plain(row.amount)
    return Part(amount, amount, unit=row.unit, case=row.case, methods=_methods(row))


def _worded(row):
    return f"{row.words} ({row.case})" if row.case else row.words


def _methods(row):
    return (row.method,) if row.method else ()
