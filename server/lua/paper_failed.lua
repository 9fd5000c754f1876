-- Purpose: the number stands on its kiosk's screen, for its paper did not come: reception is told
--          at once. What the visitor says there counts until the number is called.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 kiosk
-- Returns: the event with its position
-- Emits: paper_failed
-- Refuses: unknown_ticket, not_your_kiosk, wrong_state, command_id_reused
local function paper_failed(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, kiosk = argv[6], argv[7]
  local ticket, code = ticket_of_kiosk(call, id, kiosk, 'paper_failed')
  if not ticket then
    return refuse(call, code)
  end
  change(call, ticket, { paperless = '1', on_screen = '1' })
  emit_ticket(call, 'paper_failed', ticket)
  return commit(call)
end
