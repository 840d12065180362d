"""Queries that are put together once: Django writes the same SQL anew at each request, which costs more than asking."""

from datetime import UTC, datetime

from django.db import connection

# What stands in a prepared query where the first, second ... value of a type will be; no row holds such a one.
_MARKS = {
    int: lambda place: 2_076_543_200 + place,
    str: lambda place: f"\x01prepared {place}\x01",
    datetime: lambda place: datetime(1, 1, 1, 1, 1, 1, 100 + place, tzinfo=UTC),
}


class Prepared:
    """The rows of `make(*values)`, a queryset filtered by values of these types: models, or what `values()` gives.

    Calling it with values asks the database and gives a list. Not for select_related, nor for lists of values.
    """

    def __init__(self, make, *types):
        self._make = make
        self._marks = [_MARKS[kind](place) for place, kind in enumerate(types)]
        self._sql = None

    def __call__(self, *values):
        if self._sql is None:
            self._prepare()
        given = dict(zip(self._places, map(_adapted, values), strict=True))
        with connection.cursor() as cursor:
            cursor.execute(self._sql, [given.get(param, param) for param in self._params])
            rows = map(self._converted, cursor.fetchall())
        if self._is_of_values:
            return [dict(zip(self._names, row, strict=True)) for row in rows]
        return [self._model.from_db(connection.alias, self._names, row) for row in rows]

    def _prepare(self):
        queryset = self._make(*self._marks)
        query, self._model = queryset.query, queryset.model
        compiler = query.get_compiler(connection=connection)
        sql, self._params = compiler.as_sql()
        selected = [expression for expression, _sql, _alias in compiler.select]
        self._is_of_values = bool(query.selected)
        self._names = list(query.selected) if self._is_of_values else [column.target.attname for column in selected]
        self._converters = [(place, *how) for place, how in compiler.get_converters(selected).items()]
        self._places = [_adapted(mark) for mark in self._marks]
        self._sql = sql

    def _converted(self, row):
        if not self._converters:
            return row
        row = list(row)
        for place, converters, expression in self._converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        return row


def _adapted(value):
    """A value as the database takes it."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
