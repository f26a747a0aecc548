"""One Python SDK, as a shop uses it: python send.py segment|rudder HOST KEY"""

import sys
from datetime import datetime, timezone

family, host, key = sys.argv[1:]
failed = []

if family == "segment":
    import segment.analytics as analytics

    analytics.host = host
else:
    import rudderstack.analytics as analytics

    analytics.dataPlaneUrl = host

analytics.write_key = key
analytics.gzip = True
analytics.on_error = lambda error, items: failed.append(error)

who = f"{family}-py"
analytics.identify(who, {"email": f"{who}@example.com", "name": "Lerato Python", "plan": 3})
analytics.track(who, "Product Added", {"sku": "CUP", "name": "Cup", "price": 19.99, "quantity": 2})
analytics.page(who, "Shop", "Cups", {"url": "https://shop.example/cups", "title": "Cups"})
analytics.screen(who, "App", "Cups")
analytics.group(who, "wholesale", {"size": 12})
analytics.track(who, "Long Ago", timestamp=datetime(2021, 3, 4, 5, 6, 7, tzinfo=timezone.utc))
analytics.alias(f"{who}-before", who)
analytics.track(f"{who}-before", "Known By The Older Id")
analytics.flush()
analytics.shutdown()
if failed:
    sys.exit(f"refused: {failed}")
