"""`wartemarke-kiosk doctor`: looks at everything that a kiosk needs, and says what to do.

It changes nothing, and may run while the kiosk does: it asks the printer only where that disturbs
nobody, opens the outbox for reading, and never shows a secret.
"""
