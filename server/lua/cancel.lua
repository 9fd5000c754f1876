-- Purpose: a number that is known to have reached nobody, or that was given back, is never called.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 kiosk, or "" for the
--       desk, 8 reason, 9 SHA-256 of the token that its holder shows, or ""
-- Returns: the event with its position
-- Emits: cancelled, with `reason`
-- Refuses: unknown_ticket, not_your_kiosk, wrong_state, command_id_reused
local function cancel(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, kiosk, reason, token_hash = argv[6], argv[7], argv[8], argv[9]
  local ticket, code
  if token_hash ~= '' then
    ticket, code = ticket_of_holder(call, id, token_hash, 'cancel')
  elseif kiosk == '' then
    ticket, code = ticket_of(call, id, '', 'cancel')
  else
    ticket, code = ticket_of_kiosk(call, id, kiosk, 'cancel')
  end
  if not ticket then
    return refuse(call, code)
  end
  local changes = without_origins({ deliver_by_ms = false, note = false })
  move(call, ticket, 'cancel', at_rest(changes))
  emit_ticket(call, 'cancelled', ticket, ',"reason":' .. text_of(reason))
  return commit(call)
end
