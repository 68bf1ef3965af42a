"""How a lifter who is not looking is reached: sound, speech, the terminal around the screen, a screen kept awake."""
