"""A record becomes a paper.

One file a paper says WHAT it says (:mod:`~desktop.papers.minutes`) in :mod:`~desktop.papers.blocks`, with its fixed
phrases as data (:mod:`~desktop.papers.fixed_phrases`). The layout profile (:mod:`~desktop.papers.layout`) says how each
block looks; :mod:`~desktop.papers.typesetting` sets the blocks as strips, :mod:`~desktop.papers.pages` fills pages with
them, :mod:`~desktop.papers.pdf` draws the pages, and :mod:`~desktop.papers.word` writes the same blocks for Word.
"""
