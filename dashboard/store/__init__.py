"""What is kept for ever, and the only modules that speak SQL.

    schema     the tables
    engine     a database behind an address, and how its transactions begin
    releases   sets of CSV files named by their content, and each time one was put in front of readers
    drafts     what staff prepare, and the files they uploaded
    accounts   who works here
    audit      who did what, each entry holding the hash of the one before
    archive    all tables as plain rows, for backups
    store      transactions on all of it

A release is never updated or deleted: going back publishes the earlier one again.
"""

from dashboard.store.releases import Kind, Publication, release_id_of
from dashboard.store.store import Store, Tables

__all__ = ["Kind", "Publication", "Store", "Tables", "release_id_of"]
