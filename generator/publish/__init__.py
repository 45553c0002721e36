"""The built site in; the same site on a web server, a mounted folder or a bucket, out.

`write/` puts a build together on this machine; here it goes to where people are.
"""
