"""Classes from the plan to the archive, who is in them, and what each may do next."""
