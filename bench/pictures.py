"""Takes the README's two pictures of a running site: `python -m bench.pictures http://127.0.0.1:8050`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[1] / "assets" / "readme"
SIZES = {"phone": (375, 812, 2.0), "desktop": (1280, 900, 1.0)}


def take(url: str) -> None:
    """Writes phone.png and desktop.png: the first screen of the overview once Dash has taken over."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (width, height, scale) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
            page.goto(url, wait_until="networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])
