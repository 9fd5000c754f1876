"""The server of Wartemarke: keeps the queue, tells everybody what happened, and opens the doors."""
