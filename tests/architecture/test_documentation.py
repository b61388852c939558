"""A setting, a command or a target that is not documented does not pass."""

from __future__ import annotations

import ast
import re

from tests.architecture import source

READERS = {"address", "cache", "database", "flag", "folder", "mail", "number", "search_server", "text", "words"}


def settings_read() -> set[str]:
    """Names of the environment variables that our settings read."""
    return {
        node.args[0].value
        for _, path in source.modules("network.settings")
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def prose() -> str:
    return "\n".join(
        (source.ROOT / path).read_text(encoding="utf-8") for path in source.files() if path.suffix == ".md"
    )


def test_every_setting_is_documented_and_every_documented_setting_is_read() -> None:
    text = (source.ROOT / "docs" / "settings.md").read_text(encoding="utf-8").partition("## For tests")[0]
    documented = set(re.findall(r"^\| `([A-Z_]+)`", text, re.MULTILINE))

    assert documented == settings_read()
    assert "DATABASE_URL" in documented


def test_the_example_environment_names_every_setting() -> None:
    example = (source.ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE)) == settings_read()


def test_every_command_is_documented() -> None:
    commands = {
        path.stem
        for path in source.files()
        if path.parts[-3:-1] == ("management", "commands") and path.stem != "__init__"
    }
    text = prose()

    assert {name for name in commands if f"manage.py {name}" not in text} == set()


def test_every_target_of_make_is_in_its_help() -> None:
    makefile = (source.ROOT / "Makefile").read_text(encoding="utf-8")
    [targets] = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    shown = set(re.findall(r"@echo 'make (\w+)", makefile))

    assert shown | {"help", "preflight", "environment", "environment-dev"} == set(targets.split())


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{path}: {target}"
        for path in source.files()
        if path.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (source.ROOT / path).read_text(encoding="utf-8"))
        if not (source.ROOT / path.parent / target).exists()
    ]

    assert broken == []
