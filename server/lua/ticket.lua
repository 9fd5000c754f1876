-- Purpose: one ticket's row as it is now, with the note that goes with it.
-- KEYS: 1 site prefix
-- ARGV: 1 ticket
-- Returns: the row as JSON, or {"refused":…}
-- Emits: nothing
-- Refuses: unknown_ticket
local function ticket(keys, argv)
  local prefix, id = keys[1], argv[1]
  local row = load_ticket(prefix, id)
  if not row then
    return refusal_json('unknown_ticket', here(prefix))
  end
  local note = row.note and ',"note":' .. text_of(row.note) .. '}' or '}'
  return ticket_json(row):sub(1, -2) .. note
end
