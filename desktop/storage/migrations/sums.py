"""The step that lets a person say whether an indicator's figures can be added up."""

SUMS = """
ALTER TABLE indicator ADD COLUMN adds INTEGER;
"""
