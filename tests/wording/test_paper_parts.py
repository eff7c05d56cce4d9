"""Every part of a paper, and every number of a layout, has a name."""

from datetime import date

import pytest

from desktop import wording
from desktop.domain.issued import PaperKind
from desktop.domain.office import LayoutProfile
from desktop.papers.layout import profile
from desktop.papers.overrides import Choice, editable
from desktop.services.printing import spec_of


@pytest.mark.parametrize("kind", PaperKind)
def test_every_part_that_may_be_left_out_has_a_name_of_its_own(kind: PaperKind):
    names = [wording.part(part) for part in spec_of(kind).phrases.parts]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", LayoutProfile)
def test_every_number_of_a_layout_has_a_name_and_stands_in_a_group(name: LayoutProfile):
    for path in editable(profile(name, date(2021, 3, 5))):
        assert wording.layout_field(path)[0].isupper()
        assert wording.layout_group(path)


def test_choices_are_named_but_marks_are_shown_as_they_are():
    choices = editable(profile(LayoutProfile.ND30, date(2021, 3, 5)))
    end_mark, spelling = choices["body.end_mark"], choices["spelling"]
    assert isinstance(end_mark, Choice)
    assert isinstance(spelling, Choice)
    assert [wording.layout_choice(value) for value in end_mark.of] == ["./.", "."]
    assert [wording.layout_choice(value) for value in spelling.of] == ["ủy, hòa, thúy", "uỷ, hoà, thuý"]
