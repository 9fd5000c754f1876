-- Purpose: a missed visitor has come after all and waits again: once within the grace with the
--          counted time kept, else with the counted time set to now.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 ticket, 7 counter,
--       8 grace, ms
-- Returns: the event with its position
-- Emits: readmitted
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function readmit(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, grace_ms = argv[6], argv[7], tonumber(argv[8])
  local ticket, code = ticket_of_counter(call, id, counter, 'readmit')
  if not ticket then
    return refuse(call, code)
  end
  local changes = { counter = false, called_ms = false, recalls = false, missed_ms = false }
  local in_time = call.now - tonumber(ticket.missed_ms) <= grace_ms
  if not in_time or ticket.readmitted == '1' then
    changes.counted_ms = integer(call.now)
    changes.rank = integer(call.now - tonumber(ticket.head_start_ms))
  end
  changes.readmitted = '1'
  move(call, ticket, 'readmit', changes)
  emit(call, 'readmitted', ',"ticket":' .. ticket_json(ticket))
  return commit(call)
end
