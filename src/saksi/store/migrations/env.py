"""What Alembic runs: the steps that are due, in the transaction that ``saksi.store.base`` has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
