"""The history of a procedure (E27): what the sync logged leaf by leaf, told in words that a citizen knows.

`table` says which leaves are shown and how; all others are hidden. `reading` goes back from the record as it stands
through the logged rows and lets the table's sections compare what was with what came; `log` asks the database.
"""

from .labels import fact_label

__all__ = ["fact_label"]
