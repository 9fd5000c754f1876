-- Purpose: the paper of a number that waits, or that stands on a screen for want of paper, is
--          printed once more, at a kiosk that the desk chooses; number and place stay.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 kiosk
-- Returns: the event with its position
-- Emits: reprint_ordered
-- Refuses: unknown_ticket, wrong_state, command_id_reused
local function reprint(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, kiosk = argv[6], argv[7]
  local ticket, code = ticket_of(call, id, '', 'reprint')
  if ticket and ticket.state == 'issued' and ticket.paperless ~= '1' then
    ticket, code = nil, 'wrong_state' -- its first paper is under way
  end
  if not ticket then
    return refuse(call, code)
  end
  change(call, ticket, { copy_at = kiosk, copy_ms = integer(call.now) })
  emit_ticket(call, 'reprint_ordered', ticket)
  return commit(call)
end
