"""Writing a plan of import into the ledger, kind of record by kind of record."""
