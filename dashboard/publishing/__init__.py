"""Use cases on datasets, drafts and accounts.

dataset       a folder or a set of files to a Snapshot
direct        a whole dataset to a publication that tells what it changed
applying      an upload's rows into the public files
examination   a draft to all that follows from it
desk          what staff do with drafts and publications: drafting, deciding, releasing, by the rules of rights
staff         accounts, and signing in
acts          each step of theirs ends in the audit log
"""

from dashboard.publishing.dataset import as_published, examine, inspected, read_folder

__all__ = ["as_published", "examine", "inspected", "read_folder"]
