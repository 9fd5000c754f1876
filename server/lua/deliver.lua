-- Purpose: the number has reached its visitor; from now on it waits and can be called. A kiosk that
--          was asked for another paper of a number says the same once that has come.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 kiosk, or "" for the
--       desk, 8 how: "paper" or "screen"
-- Returns: the event with its position
-- Emits: delivered, with `how`
-- Refuses: unknown_ticket, not_your_kiosk, wrong_state, command_id_reused
-- Has this kiosk been asked for another paper of a number that still waits?
local function is_copy(ticket, kiosk)
  return ticket and kiosk ~= '' and ticket.copy_at == kiosk and may_move(ticket, 'deliver')
end

local function deliver(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, kiosk, how = argv[6], argv[7], argv[8]
  local known = get_ticket(call, id)
  local of = kiosk == '' and known and known.kiosk or kiosk
  local ticket, code = known, nil
  if not is_copy(known, kiosk) then
    ticket, code = ticket_of_kiosk(call, id, of, 'deliver')
  end
  if not ticket then
    return refuse(call, code)
  end
  local came = { copy_at = false, copy_ms = false }
  move(call, ticket, 'deliver', also(came, { uncertain = false, deliver_by_ms = false }))
  emit_ticket(call, 'delivered', ticket, ',"how":' .. text_of(how))
  return commit(call)
end
