"""Forms that anybody may send, without a cookie: where they come from, how fast, how often, and once only."""
