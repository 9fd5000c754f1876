"""The store's function library: one Lua file a verb, one shared helper, assembled into one."""
