"""Alembic's environment: one connection, one transaction, the URL from DATABASE_URL."""

import os

from alembic import context
from sqlalchemy import create_engine

from benchmarks.alembic_peer.models import Base

engine = create_engine(os.environ["DATABASE_URL"].replace("postgres://", "postgresql+psycopg://"))
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata)
    with context.begin_transaction():
        context.run_migrations()
