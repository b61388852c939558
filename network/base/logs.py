"""What is logged of an address: its path, never what was asked there."""

from __future__ import annotations

import logging
import re

# As far as the end of a request line, in which a careless program may have left spaces; else to the next space.
QUERY = re.compile(r"\?.*(?= HTTP/)|(?<=\S)\?\S+", re.DOTALL)


class WithoutQuery(logging.Filter):
    """Takes query strings out of every line: they hold what people search for, and links in mails their keys."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "?" in message:
            record.msg, record.args = QUERY.sub("", message), ()
        return True
