"""How the guide gets in and is kept: one plain document, its readers, its writers, and the rules that it must meet."""
