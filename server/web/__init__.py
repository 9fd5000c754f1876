"""The pages that the server serves, and what all of them share."""
