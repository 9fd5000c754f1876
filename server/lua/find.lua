-- Purpose: the ticket that bears this number today.
-- KEYS: 1 site prefix
-- ARGV: 1 number
-- Returns: the row as JSON, or {"refused":…}
-- Emits: nothing
-- Refuses: unknown_ticket
local function find(keys, argv)
  local prefix, number = keys[1], argv[1]
  local id = redis.call('HGET', prefix .. ':numbers', number)
  local row = id and load_ticket(prefix, id)
  return row and ticket_json(row) or refusal_json('unknown_ticket', here(prefix))
end
