"""What deploy/compose.yaml and deploy/Containerfile promise: pinned, watched, limited, without secrets or root."""

import re

import pytest
import yaml

from tests.prepared import ROOT

COMPOSE = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
CONTAINERFILE = (ROOT / "deploy/Containerfile").read_text(encoding="utf-8")
SERVICES = COMPOSE["services"]
OURS = {"prepare", "portal", "clock", "worker"}
each = pytest.mark.parametrize("name", SERVICES)


def test_it_holds_the_portal_and_what_it_stands_on():
    assert set(SERVICES) == OURS | {"database", "search", "cache", "front"}


@each
def test_images_are_pinned_by_version(name):
    image, _colon, version = SERVICES[name]["image"].rpartition(":")
    assert image
    assert re.match(r"\d+\.\d+(\.\d+)?(-\w+)?$", version), version


@each
def test_each_is_watched_limited_and_begun_again(name):
    service = SERVICES[name]
    assert service["restart"] == ("no" if name == "prepare" else "unless-stopped")
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    if name != "prepare":
        assert {"test", "interval", "timeout", "retries"} <= set(service["healthcheck"])
    assert service["logging"]["options"]["max-size"]


@each
def test_none_gains_rights(name):
    service = SERVICES[name]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid"} & set(service)
    if name != "database":  # its image changes the owner of a new folder as root, then works as its own user
        assert service["cap_drop"] == ["ALL"]
    if name in OURS | {"cache", "front"}:
        assert service["read_only"] is True


@each
def test_what_must_last_lies_in_volumes(name):
    for volume in SERVICES[name].get("volumes", ()):
        source = volume.partition(":")[0]
        assert source in COMPOSE["volumes"] or source.startswith("./tls/")


def test_only_the_front_server_is_reached_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["front"]


def test_no_secret_stands_in_the_files():
    text = (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8") + CONTAINERFILE
    for name, value in re.findall(r"(?<!\{)\b(\w*(?:PASSWORD|SECRET|KEY)\w*)[=:] *\"?([^\s\"}]+)", text):
        assert value.startswith(("${", "only-while-building")), name
    assert {".env", "deploy/portal.env"} <= set((ROOT / ".dockerignore").read_text().split())


def test_every_setting_that_is_given_is_one():
    example = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(SERVICES["portal"]["environment"]) <= example


def test_the_images_are_pinned_and_run_as_nobody_in_particular():
    bases = re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)
    assert all(re.search(r":\d+\.\d+(\.\d+)?-", base) for base in bases)
    assert re.findall(r"^USER (\S+)", CONTAINERFILE, re.MULTILINE) == ["portal", "www-data"]


def test_what_the_image_of_nginx_changes_is_in_the_configuration():
    shipped = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    changed = re.findall(r"s\|([^|]+)\|[^|]*\|", CONTAINERFILE.partition("ports that need no root")[2])
    assert len(changed) == 4
    assert all(part in shipped for part in changed)
