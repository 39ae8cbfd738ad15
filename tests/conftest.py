"""What every test has: a search for counterexamples that is the same on each machine, however slow."""

from hypothesis import settings

settings.register_profile("project", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("project")
