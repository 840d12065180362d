"""Rows in and out of the database, faster than one model object at a time."""
