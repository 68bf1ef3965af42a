"""The screens: the only place that imports textual."""

import os

FRAMES_A_SECOND = "500"
"""At most, for Textual. With its own 60 a key is painted up to two frames late wherever a clock has just been."""

os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)
