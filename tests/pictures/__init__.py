"""Pictures of every window, screen and dialog, for people to look at: `python3 dev.py pictures`.

The tests walk through the same pictures to find words that are not translated.
"""

from tests.pictures.stages import LEFT_OUT, Picture, begun, seen
from tests.pictures.wanted import PICTURES

__all__ = ["LEFT_OUT", "PICTURES", "Picture", "begun", "seen"]
