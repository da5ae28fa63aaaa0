"""Pictures of the site's main pages for the docs, in both languages: `python tools/screenshots.py http://localhost:8000/`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHROMIUM = "/usr/bin/chromium"
LANGS = ("zh", "en")
PAGES = {
    "home": ("", 1280, 900, "light"),
    "indicator": ("indicators/new_technology_smes/", 1280, 1000, "light"),
    "publication": ("publications/half-year-2021H1-1/", 1280, 900, "light"),
    "districts": ("districts/", 1280, 900, "dark"),
    "wall": ("wall/", 1600, 900, "dark"),
    "phone": ("", 390, 844, "light"),
}
"""Name → path under the language, width, height, light or dark."""
LARGEST_BYTES = 250_000


def main() -> int:
    """Take them; returns 1 where one is too large to keep."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("site", help="where the site answers")
    options.add_argument("--out", type=Path, default=OUT)
    args = options.parse_args()
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        taken = [take(browser, args.site.rstrip("/"), args.out, name, lang) for name in PAGES for lang in LANGS]
        browser.close()
    heavy = [path for path in taken if path.stat().st_size > LARGEST_BYTES]
    for path in heavy:
        print(f"{path.name}: {path.stat().st_size:,} bytes, over {LARGEST_BYTES:,}")
    return 1 if heavy else 0


def take(browser: Browser, site: str, out: Path, name: str, lang: str) -> Path:
    """One picture of what is seen without scrolling."""
    path, width, height, scheme = PAGES[name]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/{lang}/{path}")
    file = out / f"web-{name}-{lang}.png"
    page.screenshot(path=file)
    context.close()
    return file


if __name__ == "__main__":
    sys.exit(main())
