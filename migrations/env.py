"""Runs migrations on the connection that `app.upgrade` opened; there is no other way."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
