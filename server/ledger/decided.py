"""Whether a command was decided before: a look at what is kept, which decides nothing itself."""

from redis.exceptions import RedisError

from server import keys
from server.ledger.answers import Command, Unavailable
from server.store import Store, is_away


class Decided:
    """The commands of one site's business day that have had an answer."""

    def __init__(self, store: Store, site_key: str) -> None:
        """Look into this store."""
        self._store = store
        self._key = keys.answers_key(site_key)

    def holds(self, command: Command) -> bool:
        """Say whether this command has had an answer; raises Unavailable."""
        try:
            return bool(self._store.reading.hexists(self._key, f"{command.actor}:{command.id}"))
        except RedisError as error:
            if not is_away(error):
                raise
            raise Unavailable("the store does not answer") from error
