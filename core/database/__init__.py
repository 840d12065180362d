"""The database as the portal knows it: whether it answers, and which changes of its schema this code has."""
