"""What the database holds: python shop.py FILE SQL, as JSON rows."""

import json
import sqlite3
import sys

file, sql = sys.argv[1:]


def exact(value):
    """Ids are larger than the numbers of JavaScript."""
    return str(value) if isinstance(value, int) and abs(value) > 2**53 else value


with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
    print(json.dumps([[exact(it) for it in row] for row in db.execute(sql)]))
