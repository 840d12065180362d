"""`make audit`: two outside judges, the Nu HTML checker and Lighthouse, on the main pages of the demo.

Their npm packages are installed into .cache/audit/ at the first run; the pages themselves need no network.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.pages import PAGES as OUTWARD  # noqa: E402
from tests.browser.server import CHROMIUM, CHROMIUM_FLAGS, demo_portal  # noqa: E402

CACHE = ROOT / ".cache" / "audit"
VNU = CACHE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE = CACHE / "node_modules" / ".bin" / "lighthouse"
PAGES = {name: OUTWARD[name] for name in ("home", "list", "results", "procedure", "cases", "agency")}
CATEGORIES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}


def main():
    """Judge every page, print the findings; the exit status."""
    missing = [name for name in ("java", "npm") if not shutil.which(name)]
    missing += [] if CHROMIUM else ["Chromium"]
    if missing:
        print(f"The audit needs: {', '.join(missing)}")
        return 1
    if not VNU.is_file() or not LIGHTHOUSE.exists():
        install()
    with tempfile.TemporaryDirectory() as folder, demo_portal(Path(folder)) as portal:
        errors = check_html(portal.address, PAGES, Path(folder))
        low = score_table(portal.address, PAGES, Path(folder))
    return 1 if errors or low else 0


def install():
    """Fetch the judges once."""
    print("Installing vnu-jar and lighthouse ...", flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "package.json").write_text('{"private": true}\n')
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(["npm", "install", *quiet, "vnu-jar", "lighthouse"], cwd=CACHE, check=True)


def check_html(address, pages, folder):
    """Run the Nu HTML checker over the pages' source; whether it found an error."""
    files = {}
    for name, path in pages.items():
        files[name] = folder / f"{name}.html"
        with urlopen(address + path) as answer:
            files[name].write_bytes(answer.read())
    run = subprocess.run(
        ["java", "-jar", str(VNU), "--stdout", "--format", "json", *map(str, files.values())],
        capture_output=True,
        text=True,
        check=False,
    )
    messages = json.loads(run.stdout)["messages"]
    for message in messages:
        page, line = Path(message["url"]).stem, message.get("lastLine", "?")
        kind = message.get("subType", message["type"])
        print(f"Nu: {kind}: {page}:{line}: {message['message']} {message.get('extract', '').strip()!r}")
    errors = sum(message["type"] != "info" for message in messages)
    print(f"Nu HTML checker: {len(files)} pages, {errors} errors, {len(messages) - errors} remarks\n")
    return errors > 0


def score_table(address, pages, folder):
    """Print Lighthouse's scores (mobile) and what each lost point is for; whether a counted score is below 100."""
    print("".join([f"{'Lighthouse':12}", *(f"{label:>16}" for label in CATEGORIES.values())]))
    low, reasons = False, []
    for name, path in pages.items():
        report = judge(address + path, folder / f"{name}.json")
        scores = {key: round(100 * (report["categories"][key]["score"] or 0)) for key in CATEGORIES}
        print("".join([f"{name:12}", *(f"{score:>16}" for score in scores.values())]), flush=True)
        # Searches are kept out of indexes on purpose, which costs them points there.
        counted = {key for key in CATEGORIES if not (key == "seo" and name == "results")}
        low = low or any(scores[key] < 100 for key in counted)
        reasons += [f"{name}: {reason}" for key in CATEGORIES if scores[key] < 100 for reason in lost(report, key)]
    print("\n" + "\n".join(reasons) if reasons else "")
    return low


def judge(url, output):
    """Lighthouse's report on one address."""
    flags = " ".join(["--headless", *CHROMIUM_FLAGS])
    command = [str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={output}", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    subprocess.run(
        command, env=os.environ | {"CHROME_PATH": CHROMIUM}, check=True, stdout=subprocess.DEVNULL, timeout=180
    )
    return json.loads(output.read_text())


def lost(report, category):
    """Yield the audits that cost points, in words."""
    for reference in report["categories"][category]["auditRefs"]:
        audit = report["audits"][reference["id"]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
            yield f"{audit['title']} ({audit['score']:.2f}) {audit.get('displayValue', '')}".strip()


if __name__ == "__main__":
    sys.exit(main())
