"""The caches in front of the portal, begun with the files of deploy/ at ports of one's own."""

import os
import re
import subprocess
from contextlib import contextmanager

from tests.browser.server import free_port
from tests.prepared import ROOT

_PATIENCE = 60


@contextmanager
def running(command, **options):
    """A process that ends with the block."""
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(_PATIENCE)


@contextmanager
def nginx(folder, portal, front, purge):
    """nginx at port `front` before a portal at port `portal`; PURGE at port `purge`, files in `folder`."""
    config = (ROOT / "deploy" / "nginx.conf").read_text()
    for shipped, ours in {
        "/var/cache/nginx/portal": f"{folder}/cache",
        "/var/log/nginx/portal.log": f"{folder}/access.log",
        "/srv/portal/collected/": f"{folder}/static/",
        "/srv/portal/deploy": f"{ROOT}/deploy",
        "/var/lib/portal/copy": f"{folder}/copy",
        "server 127.0.0.1:8000": f"server 127.0.0.1:{portal}",
        "listen 127.0.0.1:8081": f"listen 127.0.0.1:{purge}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl http2": f"listen 127.0.0.1:{front}",
        "server_name portal.example.vn": "server_name 127.0.0.1",
    }.items():
        if shipped not in config:
            raise ValueError(f"deploy/nginx.conf has no {shipped}")
        config = config.replace(shipped, ours)
    config = re.sub(r"\n\s+ssl_.*", "", config).replace("Host $host;", "Host $http_host;")
    (folder / "nginx.conf").write_text(
        f"""{"user root;" if os.getuid() == 0 else ""} load_module modules/ngx_http_cache_purge_module.so;
        pid {folder}/nginx.pid; error_log {folder}/error.log; daemon off; worker_processes 1; events {{}}
        http {{ include /etc/nginx/mime.types; access_log off;
        client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
        keepalive_requests 1000000; {config} }}"""
    )
    with running(["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]) as process:
        yield process


@contextmanager
def varnish(folder, portal, front, _purge):
    """Varnish at port `front` before a portal at port `portal`, files in `folder`."""
    config = (ROOT / "deploy" / "portal.vcl").read_text()
    if '.port = "8000"' not in config:
        raise ValueError("deploy/portal.vcl names no port")
    (folder / "portal.vcl").write_text(config.replace('.port = "8000"', f'.port = "{portal}"'))
    at = ["-a", f"127.0.0.1:{front}", "-n", f"{folder}/varnish", "-f", f"{folder}/portal.vcl"]
    with running(["varnishd", "-F", "-j", "none", "-s", "malloc,50M", *at], stdout=subprocess.DEVNULL) as process:
        yield process
