-- Purpose: a ticket for whoever holds it: its row as it is now and, while it waits, how many people
--          stand before it.
-- KEYS: 1 site prefix
-- ARGV: 1 ticket, 2 SHA-256 of the token that is shown, 3 queues by counter (JSON)
-- Returns: {"ticket":row,"ahead":…,"hold_ms":…}, or {"refused":…}; `ahead` only while it waits
-- Emits: nothing
-- Refuses: unknown_ticket
local function mine(keys, argv)
  local prefix, row, token_hash = keys[1], load_ticket(keys[1], argv[1]), argv[2]
  if not row or not is_held_by(row, token_hash) then
    return refusal_json('unknown_ticket', here(prefix))
  end
  local ahead = ''
  if row.state == 'waiting' then
    local queues = around(prefix, queues_of(row), cjson.decode(argv[3]))
    ahead = ',"ahead":' .. people_before(prefix, queues, row)
  end
  local hold_ms = cjson.decode(redis.call('HGET', prefix .. ':meta', 'heads')).hold
  return '{"ticket":' .. ticket_json(row) .. ahead .. ',"hold_ms":' .. integer(hold_ms) .. '}'
end
