"""Keeps the full-screen browser of a screen: started, watched and started anew.

`python -m device.browser --page URL -- PROGRAM ARGUMENT…` is a process of its own, plain Python
without greenlets: it belongs to the user of the seat, who knows no token.
"""
