"""link: records → the frozen portal: ids, addresses, references, backlinks. Pure."""
