from gevent import monkey; monkey.patch_all()  # noqa: D100, I001 - before every import  # fmt: skip

import sys

from server.demo.composition import main

sys.exit(main())
