"""Looking at a paper before it is saved or printed."""

from desktop.papers.preview import PageImage, Preview

__all__ = ["PageImage", "Preview", "open_paper"]


def open_paper(pdf: bytes) -> Preview:
    """Open a paper to be drawn page by page; close it when it is no longer shown."""
    return Preview(pdf)
