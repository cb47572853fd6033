"""Rule sets by name: a folder, or the folder of the present configuration as it stood at a revision in git."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from bot.errors import ConfigError
from bot.settings.files import KINDS
from bot.settings.loading import Config, load_config

_GIT = "git:"
_PATIENCE_S = 30


def load_named(name: str, *, folder: Path, environment: Mapping[str, str]) -> Config:
    """Load a folder, or `git:REV`: what stood in `folder` at a revision of its repository.

    Raises InvalidConfigError with places that begin with the name, ConfigError if there is no such folder or revision.
    """
    files = _files_at(name, folder) if name.startswith(_GIT) else None
    return load_config(Path(name), environment, files=files)


def _files_at(name: str, folder: Path) -> dict[str, bytes]:
    """Give the files of a folder at a revision, by their names within it."""
    revision = name.removeprefix(_GIT)
    # What begins with a dash is no revision, and git would take it for an option.
    commit = "" if revision.startswith("-") else f"{revision}^{{commit}}"
    found = _git(name, folder, "rev-parse", "--verify", "--quiet", commit)
    commit = found.decode().strip()
    listed = _git(name, folder, "ls-tree", "-r", "-z", "--name-only", commit).decode().split("\0")
    wanted = [one for one in listed if one.endswith(".yaml") and one.removesuffix(".yaml").split("/")[0] in KINDS]
    if not wanted:
        raise ConfigError(name, f"{folder} had no files then", hint="an older or newer revision, or a folder")
    return {one: _git(name, folder, "cat-file", "blob", f"{commit}:./{one}") for one in wanted if one.count("/") <= 1}


def _git(name: str, folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell; a revision cannot be an option, files come from git
            ("git", "-C", str(folder), *arguments),  # noqa: S607 - the one on PATH
            capture_output=True,
            check=False,
            timeout=_PATIENCE_S,
        )
    except FileNotFoundError as error:
        raise ConfigError(name, "git is not installed", hint="name a folder instead") from error
    except subprocess.TimeoutExpired as error:
        raise ConfigError(name, f"git gave no answer in {_PATIENCE_S} s", hint="name a folder instead") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").splitlines()
        if not said:
            raise ConfigError(name, f"no such revision where {folder} is", hint="git log --oneline shows them")
        raise ConfigError(name, f"{folder}: {said[0]}", hint="name a folder instead")
    return done.stdout
