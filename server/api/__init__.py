"""The HTTP API and the live namespace: one module per audience, and no rule of the queue inside."""
