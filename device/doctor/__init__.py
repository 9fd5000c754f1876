"""What a doctor of any machine on the wall looks at: of a kiosk's, of a board's.

It changes nothing, may run while the device does, and never shows a secret. What only a kiosk or
only a board has is looked at in their own packages.
"""
