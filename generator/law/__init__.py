"""law: what the law says, as data with its time, its source and its doubts; and sums on it."""
