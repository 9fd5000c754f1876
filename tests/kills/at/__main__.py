from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

from kiosk.cli import run
from tests.kills.points import watch_all

watch_all()
run()
