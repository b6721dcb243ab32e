"""Everything that ``assistdesk-relay serve`` loads, for the process that ``forked_relay`` forks from."""

import gc

import relay.cli
import relay.serve

gc.freeze()  # what is loaded is not looked through, nor copied, by each process that is forked

__all__ = ["relay"]
