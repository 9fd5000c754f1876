"""What a kiosk says of a number that it has given by itself, while it had no server."""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from server.api.bodies import NOT_NULL, Code, Few, Incoming, PhoneHash, whole
from server.api.models import Key

LONGEST_AGE_MS: Final = 10 * 24 * 60 * 60 * 1000


class HandInBody(Incoming):
    """A number that the kiosk has given by itself, and what its visitor chose.

    What the site does not know any more is no mistake: the visitor holds the paper.
    """

    id: Annotated[
        str,
        Field(
            pattern=r"^9[0-9]{9}$",
            description="the ticket's: 9, the day of the year (last two digits), the letter's "
            "place in the alphabet (two digits), the serial (five digits)",
        ),
    ]
    number: Annotated[
        str,
        Field(pattern=r"^[A-Z][1-9][0-9]{2,4}$", description="of the kiosk's own: K801"),
    ]
    service: Key
    language: Key
    needs: Annotated[tuple[Key, ...], Field(max_length=8)] = ()
    persons: Few = 1
    cases: Few = 1
    phone_hash: PhoneHash = ""
    code: Annotated[Code | SkipJsonSchema[None], NOT_NULL] = None
    age_ms: Annotated[
        int,
        Field(
            strict=True,
            ge=0,
            le=LONGEST_AGE_MS,
            description="milliseconds since the visitor came; another one at each repeat",
        ),
        BeforeValidator(whole),
    ]
    how: Annotated[
        Literal["paper", "screen", "unsure", "unconfirmed"],
        Field(
            description="how it reached the visitor; unsure: nobody knows whether it did; "
            "unconfirmed: it stood on the screen without paper, and nobody has said anything"
        ),
    ]
    PASSING: ClassVar = frozenset({"age_ms"})
