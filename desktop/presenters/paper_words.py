"""The fixed phrases of the papers: which there are, what the office says instead, which parts it leaves out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from desktop.domain.errors import RefusedValue, ThuKyError
from desktop.domain.issued import PaperKind
from desktop.presenters.sample_paper import SamplePaper
from desktop.presenters.session import Session
from desktop.services.changes import Noun
from desktop.services.ledgers import Ledger, load_office

if TYPE_CHECKING:  # brings the paper libraries along: not before a paper is made
    from desktop.papers.fixed_phrases import Phrases


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: as papers of the office's kind usually say it, and as the office says it (empty where it does)."""

    key: str
    usual: str
    own: str

    @property
    def text(self) -> str:
        """What the paper says."""
        return self.own or self.usual


class WordsView(Protocol):
    """What shows the phrases."""

    def show_words(self) -> None:
        """Show the phrases and parts of the paper, which are different now."""

    def show_phrase_failure(self, error: ThuKyError) -> None:
        """Say why a phrase was not taken."""


class WordsPresenter:
    """State and commands of the phrases; a paper with them is shown by ``sample``."""

    def __init__(
        self, session: Session, view: WordsView, sample: SamplePaper, today: Callable[[], date] = date.today
    ) -> None:
        self._session = session
        self._view = view
        self._sample = sample
        self._today = today
        self.kind = PaperKind.MINUTES
        self._phrases: Phrases | None = None
        self.rows: tuple[Phrase, ...] = ()
        session.watch(frozenset({Noun.OFFICE}), self.reload)

    # ── What there is ──

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The parts that may be left out, and whether each is in."""
        phrases = self._phrases
        return tuple((part, phrases.includes(part)) for part in phrases.parts) if phrases else ()

    @property
    def changed(self) -> bool:
        """Whether the office has changed anything of this paper."""
        return self._phrases is not None and bool(self._phrases.own or self._phrases.left_out)

    def choose(self, kind: PaperKind) -> None:
        """Show another paper."""
        self.kind = kind
        self.reload()

    def reload(self) -> None:
        """Read the phrases of the paper."""
        from desktop.services.printing import phrases_of

        kind = self.kind
        self._session.ask(
            lambda ledger: (phrases_of(ledger, kind), phrases_of(ledger, kind).of(load_office(ledger).profile)),
            lambda found: self._take(kind, *found),
        )

    def _take(self, kind: PaperKind, phrases: "Phrases", shown: "Phrases") -> None:
        if kind is self.kind:
            self._phrases = phrases
            self.rows = tuple(Phrase(key, text, phrases.own.get(key, "")) for key, text in shown.usual.items())
            self._view.show_words()

    # ── What it changes ──

    def try_phrase(self, key: str, text: str) -> None:
        """Show the paper with ``text`` while it is typed; it is not kept yet."""
        try:
            self._show(self._with(key, text))
        except RefusedValue as error:
            self._view.show_phrase_failure(error)

    def show_sample(self) -> None:
        """Show the paper as it is."""
        self._show(self._phrases)

    def _with(self, key: str, text: str) -> "Phrases | None":
        return self._phrases.with_phrase(key, text) if self._phrases else None

    def _show(self, phrases: "Phrases | None") -> None:
        kind, today = self.kind, self._today()
        if phrases is None:
            return

        def make(ledger: Ledger) -> bytes:
            from desktop.services.printing import PaperRequest, paper_in_words

            return paper_in_words(ledger, PaperRequest(kind, today), phrases)

        self._sample.show(make)

    def save(self, key: str, text: str) -> None:
        """Keep the office's text for a phrase; the usual one, or an empty one, gives it up."""
        from desktop.services.printing import keep_phrase, reset_phrase

        kind = self.kind
        row = next((row for row in self.rows if row.key == key), None)
        if row is None or text == row.text:
            return
        if text.strip() in ("", row.usual):
            self._session.change(lambda ledger: reset_phrase(ledger, kind, key))
        else:
            failed = self._view.show_phrase_failure
            self._session.change(lambda ledger: keep_phrase(ledger, kind, key, text), None, failed)

    def include(self, part: str, *, included: bool) -> None:
        """Put a part in, or leave it out."""
        from desktop.services.printing import leave_out

        kind = self.kind
        out = {name for name, is_in in self.parts if not is_in} - {part}
        left_out = tuple(sorted(out if included else out | {part}))
        self._session.change(lambda ledger: leave_out(ledger, kind, left_out))

    def reset(self) -> None:
        """Return to the usual phrases and parts of this paper."""
        from desktop.services.printing import reset_paper

        kind = self.kind
        self._session.change(lambda ledger: reset_paper(ledger, kind))
