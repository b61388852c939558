"""Why a hit stands where it stands: its score by parts, in the words of editors, and two orders side by side."""
