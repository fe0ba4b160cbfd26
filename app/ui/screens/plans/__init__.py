"""The yearly plan, the needs of units, and plan against done."""
