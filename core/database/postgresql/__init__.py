"""Django's backend for PostgreSQL, for a portal that goes on while the server is away."""
