import pytest

from ceyuan.bulletins import Reader
from ceyuan.definitions import folder, load_reading


@pytest.fixture(scope="session")
def reader():
    return Reader(load_reading(folder("cn")))
