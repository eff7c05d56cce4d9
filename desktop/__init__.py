"""Thư Ký: the desktop program of a Vietnamese steering committee's secretariat."""

__version__ = "0.1.0"
