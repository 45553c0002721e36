"""The editor's desk: the portal's records in a browser, by forms."""
