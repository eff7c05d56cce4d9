"""Rules of the house that no other tool checks: a rule is a check or it is no rule."""

import ast
import inspect
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from desktop.domain import errors

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = sorted((ROOT / "desktop").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

#: The functions of :mod:`desktop.words` that mark a text for translation, as Babel wants to be told.
KEYWORDS = {"tr": None, "mark": None, "ntr": (1, 2), "tr_in": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"{\w*}")

#: What only one machine has: its folders, its neighbours, the addresses that it fetches packages from.
MACHINE_ONLY = re.compile(r"(?<![\w.)-])/(?:work|farm|root|home)/\w|\.\./shared|https?://\S*(?:pypi|registry|/simple)")
LONGEST_FUNCTION = 50


def inside(path: Path) -> str:
    """The path as a reader of the project writes it."""
    return path.relative_to(ROOT).as_posix()


def own_texts() -> Iterator[tuple[str, str]]:
    """The path and the content of each text file that belongs to the project."""
    folders = (".ci", "desktop", "i18n", "resources", "tests")
    files = [*ROOT.glob("*.*"), *(path for folder in folders for path in (ROOT / folder).rglob("*"))]
    for path in files:
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            if b"\0" not in content:
                yield inside(path), content.decode("utf-8", "replace")


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Everything in a module, parsed."""
    return tuple(ast.walk(ast.parse(path.read_text("utf-8"))))


def code_lines(function: ast.FunctionDef, lines: list[str]) -> int:
    """How many lines of the function are code: neither blank, nor a comment, nor its docstring."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    body = lines[first.lineno - 1 : function.end_lineno]
    return 1 + sum(1 for line in body if line.strip() and not line.strip().startswith("#"))


# ── The house itself ────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_belongs_to_one_machine():
    assert [(name, found[0]) for name, text in own_texts() if (found := MACHINE_ONLY.search(text))] == []


def test_the_domain_needs_only_the_standard_library():
    allowed = sys.stdlib_module_names | {"desktop"}
    for path in (ROOT / "desktop" / "domain").glob("*.py"):
        imported = {alias.name for node in nodes(path) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in nodes(path) if isinstance(node, ast.ImportFrom)}
        assert {name.split(".")[0] for name in imported} <= allowed, inside(path)


def test_no_function_is_too_long_to_read_at_once():
    sizes = {
        f"{inside(path)}: {node.name}": code_lines(node, lines)
        for path in [*PROGRAM, ROOT / "dev.py"]
        for lines in [path.read_text("utf-8").splitlines()]
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_a_check_that_is_switched_off_says_why():
    switched_off = re.compile(r"#\s*(?:noqa|type:\s*ignore)")
    reasoned = re.compile(r"# noqa: [A-Z0-9, ]+ (?:--|—) \w|# type: ignore\[[\w, -]+\]  # \w")
    silent = [
        f"{inside(path)}:{number}"
        for path in PROGRAM
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if switched_off.search(line) and not reasoned.search(line)
    ]
    assert silent == []


def test_the_tests_mirror_the_program():
    tested = {path.parent.relative_to(ROOT / "tests") for path in TESTS if path.name.startswith("test_")}
    packages = {path.parent.relative_to(ROOT / "desktop") for path in PROGRAM if path.name != "__init__.py"}
    assert tested <= packages, "a folder of tests for no folder of the program"
    assert {folder for folder in packages if len(folder.parts) < 2} <= tested, "a folder of the program without tests"


def test_every_package_is_installed():
    """An installed program has every package of the checkout; setuptools is told them one by one."""
    told = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"])
    packages = {".".join(path.parent.relative_to(ROOT).parts) for path in PROGRAM if path.name == "__init__.py"}
    assert told == packages | {"desktop.i18n", "desktop.resources"}


def test_the_two_commands_of_the_readme_are_those_that_are_checked():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 dev.py run" in readme
    assert "python3 dev.py test" in readme
    assert "python3 dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


# ── Errors ──────────────────────────────────────────────────────────────────────────────────────────────────────


def drawn_tree(text: str) -> dict[str, str]:
    """The parent of each error in the tree that is drawn at the top of a module; the root's is ``Exception``."""
    parents: dict[str, str] = {}
    above = ["Exception"]
    for line in text.splitlines():
        branch = re.match(r"    (?P<branch>[│├└─ ]*)(?P<name>[A-Z]\w+)  ", line)
        if branch:
            depth = len(branch["branch"]) // 4 + 1
            parents[branch["name"]] = above[depth - 1]
            above[depth:] = [branch["name"]]
    return parents


ERRORS = {name: kind for name, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)}


def test_the_tree_of_errors_is_drawn_as_it_is():
    assert drawn_tree(errors.__doc__ or "") == {name: kind.__mro__[1].__name__ for name, kind in ERRORS.items()}


@pytest.mark.parametrize("name", sorted({*ERRORS} - {"ThuKyError", "LedgerUnusable"}))
def test_every_error_has_a_test(name: str):
    others = (path.read_text("utf-8") for path in TESTS if path.name.startswith("test_"))
    assert any(re.search(rf"\b{name}\b", text) for text in others)


# ── Words ───────────────────────────────────────────────────────────────────────────────────────────────────────


def marked_texts() -> set[str]:
    """Every text that the program marks for translation."""
    found = extract_from_dir(ROOT / "desktop", [("**.py", "python")], keywords=KEYWORDS)
    return {forms(text)[0] for _, _, text, _, _ in found}


def forms(text: str | Iterable[str]) -> list[str]:
    """The text once for each form of the number that it has."""
    return [text] if isinstance(text, str) else list(text)


def translations(language: str) -> dict[str, list[str]]:
    """The finished translations of a catalogue, each in all its forms."""
    with (ROOT / "i18n" / language / "LC_MESSAGES" / "thuky.po").open("rb") as file:
        finished = [message for message in read_po(file, locale=language) if message.id and not message.fuzzy]
    return {forms(message.id)[0]: forms(message.string or "") for message in finished}


def test_everything_can_be_read_in_english():
    english = translations("en")
    assert sorted(text for text in marked_texts() if not all(english.get(text, [""]))) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_translation_keeps_the_values_that_go_in(language: str):
    for text, translated in translations(language).items():
        for form in filter(None, translated):
            assert set(PLACEHOLDER.findall(form)) == set(PLACEHOLDER.findall(text)), text


def test_a_text_is_translated_before_values_go_in():
    wrong = [
        f"{inside(path)}:{node.lineno}"
        for path in PROGRAM
        for node in nodes(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args)
    ]
    assert wrong == []
