"""What one plans before one goes: where, when, what to bring."""
