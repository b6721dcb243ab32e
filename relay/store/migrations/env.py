"""Alembic's entry: runs migrations on the connection that ``relay.store.migrate`` hands in, inside its transaction."""

from alembic import context

from relay.store.work_tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # the transaction is begun and ended by relay.store.migrate
)
context.run_migrations()
