"""One file a backup: a tar, packed and, if a key is given, sealed; `database`, `media/…` and last `manifest.json`."""
