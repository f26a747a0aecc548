"""What the database holds: python shop.py FILE SQL, as JSON rows."""

import json
import sqlite3
import sys

file, sql = sys.argv[1:]
with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as db:
    print(json.dumps(db.execute(sql).fetchall()))
