"""What flows between the stages: frozen values, and no disk, clock or environment."""
