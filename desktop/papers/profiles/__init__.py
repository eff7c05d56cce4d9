"""The layout profiles, one module a family of papers."""
