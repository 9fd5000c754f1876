"""Speech mode: what can be chosen without sight, what is said about it, and the saying itself."""
