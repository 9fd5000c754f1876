from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

from display.cli import run

run()
