"""Every module can be imported first: none leans on another one having been imported before it."""

import subprocess
import sys

_EACH_ALONE = """
import importlib, pkgutil, sys
import layouts
for each in pkgutil.walk_packages(layouts.__path__, "layouts."):
    for name in [name for name in sys.modules if name.partition(".")[0] == "layouts"]:
        del sys.modules[name]
    try:
        importlib.import_module(each.name)
    except ImportError as error:
        print(each.name, error)
"""


def test_every_layout_can_be_imported_first() -> None:
    told = subprocess.run([sys.executable, "-c", _EACH_ALONE], capture_output=True, text=True, check=True)
    assert told.stdout == ""


def test_a_worker_starts_without_what_few_answers_need() -> None:
    asked = "import sys, dashboard.app; print({'icalendar', 'pandas', 'resvg_py'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
