"""Life events as paths: what they show, where they lead, what they cover."""
