"""Elasticsearch as an engine: imported only where a server is named, as its client costs every process memory."""
