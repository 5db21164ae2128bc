"""What holds for every test: no window, no sound, no file in the user's folders, no dice in the choice of examples."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Before anything imports pygame. A test that needs a real window sets its own in a process of its own.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

# The same examples on every machine, and no example fails because a machine is slow.
settings.register_profile("whitecell", derandomize=True, deadline=None, database=None)
settings.load_profile("whitecell")


@pytest.fixture(scope="session", autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Saves, settings and reports of all tests go to a temporary folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WHITECELL_HOME", str(tmp_path_factory.mktemp("whitecell_home")))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a virtual display where there is none."""
    if shutil.which("Xvfb"):
        return
    skip = pytest.mark.skip(reason="Xvfb is not installed")
    for item in items:
        if item.get_closest_marker("xvfb"):
            item.add_marker(skip)
