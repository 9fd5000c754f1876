"""`wartemarke-display doctor`: looks at everything that a board needs, and says what to do.

It changes nothing, and may run while the board does. How high its letters are it says before there
is a board at all: for a screen that somebody thinks of buying.
"""
