"""Rows that outlive new versions: Wagtail forgets the number of a row that was added to a public page."""


def keep_rows(content, stored):
    """Give each target in a revision's content the number of the stored row with its wording and due day.

    Reports hang on targets, so a new version must find the rows of the old one. `stored`: (pk, wording, due_on).
    """
    taken = {row["pk"] for row in content["targets"]}
    free = {(wording, due_on.isoformat()): pk for pk, wording, due_on in stored if pk not in taken}
    for row in content["targets"]:
        if row["pk"] is None:
            row["pk"] = free.pop((row["wording"], row["due_on"]), None)
