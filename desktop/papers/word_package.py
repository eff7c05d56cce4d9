"""The Word file as a package: its styles, its headers, its pictures. Everything of python-docx is here."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.papers.fonts import FontSet
from desktop.papers.layout_parts import Layout
from desktop.papers.marks import marks_pdf
from desktop.papers.strips import Mark
from desktop.papers.word_styles import header_xml, normal_xml, style_xml, word_styles
from desktop.papers.wordml import NAMESPACES

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

#: Resolution of what is drawn, in dots a pt (216 an inch).
_DOTS = 3

#: Word lays a file of this number out as its versions since 2013 do.
_COMPATIBILITY = "15"

#: Title and author of a file have no more letters.
_LONGEST = 255


class WordPackage:
    """A Word file that is being made, with the styles of ``layout``."""

    def __init__(self, layout: Layout, fonts: FontSet) -> None:
        from docx import Document

        self._document = Document()
        self._fonts = fonts
        self._pictures = 0
        self._set_styles(layout)
        self._set_up(layout)
        self.headers = self._make_headers()

    def describe(self, title: str, author: str, seal: str) -> None:
        """Set what the file says about itself; ``seal`` is its identifier."""
        about = self._document.core_properties
        about.title, about.author, about.identifier, about.language = title[:_LONGEST], author[:_LONGEST], seal, "vi-VN"
        about.comments = about.keywords = about.last_modified_by = ""

    def fill(self, content: str) -> None:
        """Put the content of all parts in: blocks in order, each part ended by its section."""
        from docx.oxml import parse_xml

        made = parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")
        body = self._document.element.body
        body.getparent().replace(body, made)

    def saved(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    # ── Pictures ──

    def add(self, data: bytes) -> tuple[str, int]:
        """Take in a picture file; return the relationship to it and a number that no other picture has."""
        relation, _ = self._document.part.get_or_add_image(io.BytesIO(data))
        self._pictures += 1
        return relation, self._pictures

    def draw(self, marks: Sequence[Mark], width: float, height: float) -> bytes:
        """Return ``marks`` as a PNG file."""
        from pypdfium2 import PdfDocument

        with PdfDocument(marks_pdf(marks, (width, height), self._fonts)) as drawn:
            image = drawn[0].render(scale=_DOTS).to_pil()
            buffer = io.BytesIO()
            image.convert("P", palette=1).save(buffer, "PNG")
            return buffer.getvalue()

    # ── Styles and headers ──

    def _set_styles(self, layout: Layout) -> None:
        from docx.oxml import parse_xml

        styles = self._document.styles.element
        known = {_style_name(style): style for style in styles.xpath("w:style")}
        for xml in (normal_xml(layout), header_xml(layout), *(style_xml(one, layout) for one in word_styles(layout))):
            made = parse_xml(xml)
            if (old := known.get(_style_name(made))) is not None:
                styles.remove(old)
            styles.append(made)

    def _set_up(self, layout: Layout) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        settings = self._document.settings.element
        for setting in settings.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), _COMPATIBILITY)
        if layout.page.mirrored:
            settings.find(qn("w:zoom")).addnext(OxmlElement("w:mirrorMargins"))

    def _make_headers(self) -> tuple[str, str]:
        """Return the relationships to an empty header for first pages, and to one with the page's number."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        section.first_page_header.is_linked_to_previous = False
        header = section.header
        header.is_linked_to_previous = False
        field = parse_xml(f'<w:fldSimple {NAMESPACES} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        header.part.element.find(qn("w:p")).append(field)
        part = self._document.part
        first, others = (
            next(
                key
                for key, relation in part.rels.items()
                if not relation.is_external and relation.target_part is one.part
            )
            for one in (section.first_page_header, header)
        )
        return first, others


def _style_name(style: "BaseOxmlElement") -> str:
    from docx.oxml.ns import qn

    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))
