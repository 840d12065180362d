"""A plan and its targets are one family: results of search show them together."""


def family(plan_pk):
    """The key of the family in the search documents."""
    return f"plan-{plan_pk}"
