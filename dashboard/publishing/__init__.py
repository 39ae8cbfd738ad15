"""Use cases on datasets.

dataset       a folder or a set of files to a Snapshot
applying      an upload's rows into the public files
examination   a draft to all that follows from it
"""

from dashboard.publishing.dataset import examine, inspected, read_folder

__all__ = ["examine", "inspected", "read_folder"]
