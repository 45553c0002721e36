"""Mistakes that mend themselves: a portal's files → changes that can only be meant.

`characters` mends what cannot be seen in any file, `values` what a field's type leaves no doubt
about, `yaml_splices` and `tables` put it in its place, so that comments and all else stay;
`planning` makes `editing.Change`s of it, after checking the portal as it would be.
"""
