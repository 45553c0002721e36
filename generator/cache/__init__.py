"""What builds remember of one another. It may be deleted at any time; the stages do not know it."""
