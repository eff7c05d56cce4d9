"""The ledger file: peewee and SQLite, nothing else. What leaves this package is a domain value."""
