// What a shop writes to use Segment's browser SDK; only host and key are ours.
import { AnalyticsBrowser } from "@segment/analytics-next";

const { key, host } = window.ours;
window.analytics = AnalyticsBrowser.load({ writeKey: key, cdnURL: host });
