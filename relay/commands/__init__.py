"""The commands of ``assistdesk-relay``, one module for each family; ``relay.cli`` puts them together."""
