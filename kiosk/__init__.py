"""The kiosk: the machine at the door that gives a number, on paper, in one's own language."""
