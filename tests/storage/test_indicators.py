"""Indicators in the ledger, and those that an older ledger's figures were about."""

from desktop.domain.indicators import Indicator
from desktop.storage import figures, indicators, migrations, offices
from desktop.storage.database import create_ledger, integrity_problems, open_ledger
from desktop.storage.migrations.figures import FIGURES
from tests.storage.conftest import OFFICE


def test_an_indicator_is_found_under_every_spelling(ledger):
    id_ = indicators.add(ledger, Indicator(0, "Số suất quà", "suất", 0, spellings=("Quà tặng",)))
    known = indicators.everything(ledger)
    assert known.get(id_) == Indicator(id_, "Số suất quà", "suất", 0, 1, ("Quà tặng",))
    assert known.find("quà TẶNG", "suất") == known.get(id_)
    assert known.find("Quà tặng", "VND") is None


def test_the_figures_of_an_older_ledger_get_their_indicators(tmp_path, monkeypatch):
    older = next(place for place, step in enumerate(migrations.STEPS) if step.startswith(FIGURES))
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", migrations.STEPS[:older])
        patch.setattr(migrations, "VERSION", older)
        with create_ledger(tmp_path / "sổ.thuky", lambda new: offices.save(new, OFFICE)) as old:
            for indicator, measure in (("Hỗ trợ hòa giải", "VND"), ("hỗ trợ  hoà giải", "VND"), ("Gạo", "kg")):
                old.sql(
                    "INSERT INTO figure (indicator, quantity, measure, approximate, span_from, span_to, cumulative)"
                    " VALUES (?, '5', ?, 0, '2021-01-01', '2021-03-31', 0)",
                    (indicator, measure),
                )
    with open_ledger(tmp_path / "sổ.thuky") as newer:
        assert [one.indicator_id for one in figures.everything(newer)] == [1, 1, 2]
        assert [one.name for one in indicators.everything(newer).all()] == ["Hỗ trợ hòa giải", "Gạo"]
        assert integrity_problems(newer) == []
