"""What becomes of a request when the database is away, a disk is full, or it takes too long."""
