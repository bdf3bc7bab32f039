"""Migrations with ids, history, a lock, one transaction, and a way down that cannot surprise.

Django's migration files, executor and ledger (django_migrations) stay the only truth: this app adds what a person and a
deployment ask of them. A migration class may carry three attributes: `revision` (its id, twelve hex digits), `revises`
(the id before it) and `created` (when it was written, ISO 8601). An app with such migrations is the project's own.

A migration with a data step may name in `takes_back` the tables whose rows its reverse code deletes, so that a
downgrade counts those and not all of the app's.

Reverse code that protects rows may ask `schema_editor.connection` for `may_lose_rows`: it is true where the person who
runs a downgrade has seen what will be lost and agreed.
"""
