"""The board of a waiting room: who is called, where to, shown and announced."""
