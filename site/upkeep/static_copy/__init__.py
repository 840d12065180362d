"""The key pages as files, which nginx shows while the portal does not answer (deploy/nginx.conf)."""
