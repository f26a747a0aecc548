#!/usr/bin/env python3
"""Writes src/country_names.rs from the names of territories in CLDR, as the package Babel carries them.

    pip install babel==2.18.0 && python3 tools/countries.py > src/country_names.rs
"""

import json
import re

from babel import Locale

LANGUAGES = ("en", "am", "zu", "xh")
# Codes that CLDR names but that are no place of an order: parts of countries, groups, and codes for tests.
NOT_ASSIGNED = set("AC CP CQ DG EA EZ IC QO TA UN XA XB ZZ".split())
# CLDR has these as its short or variant forms, which Babel does not carry.
ENGLISH = {
    "CD": "Congo (DRC)", "CG": "Congo (Republic)", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PS": "Palestine",
}


def name(language, code):
    it = names[language].get(code) or names["en"][code]
    if language == "en":
        return ENGLISH.get(code, it).replace(" & ", " and ")
    it = re.sub(r" ?- ?(?=Kinshasa|Brazzaville)", " - ", it)
    # A prefix and its name stay on one line: the hyphen that does not break.
    return re.sub(r"(?<=\w)-(?=\w)", "\u2011", it) if language in ("zu", "xh") else it


names = {it: Locale(it).territories for it in LANGUAGES}
codes = sorted(it for it in names["en"] if re.fullmatch("[A-Z]{2}", it) and it not in NOT_ASSIGNED)
print("//! Names of countries from CLDR; written by `tools/countries.py`, not by hand.")
print("//! © Unicode, Inc., under the Unicode License v3; see docs/decisions/0003-dates-and-numbers.md.")
print()
print("/// Code, and its name in English, Amharic, isiZulu and isiXhosa; in the order of the codes.")
print("#[rustfmt::skip]")
print("pub(crate) const NAMES: &[(&str, [&str; 4])] = &[")
for code in codes:
    quoted = ", ".join(json.dumps(name(it, code), ensure_ascii=False) for it in LANGUAGES)
    print(f'    ("{code}", [{quoted}]),')
print("];")
