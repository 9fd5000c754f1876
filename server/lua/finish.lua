-- Purpose: the visit is over, or this concern of it: then the ticket goes on here, waits for the
--          next concern, or returns to the counter that had sent it.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 outcome,
--       9 "1" to go on here if this counter serves the next concern, 10 areas and longest visits of
--       the services, 11… queues of the counter
-- Returns: the event with its position
-- Emits: finished, concern_finished or returned, with `outcome`
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused

-- Goes on here with a concern that this counter serves, else waits for what is left. `changes` are
-- those of where it comes back to.
local function next_concern(call, ticket, services, queues, map, changes)
  local left = { services = cjson.encode(services), order = ticket.order, service = services[1] }
  local stays, current = serves(left, queues)
  also(changes, stays and with_current(left, current) or left)
  changes.order = order_of(ticket, services)
  changes.note, changes.overlong, changes.triage = false, false, false
  if stays then
    changes.started_ms = integer(call.now)
    changes.overlong_at_ms = overlong_at(call.now, changes.service, map)
    move(call, ticket, 'go_on', changes)
  else
    also(changes, for_service(changes.service, map))
    changes.triage = triage_of(ticket, services, ticket.order, map)
    move(call, ticket, 'finish_concern', at_rest(changes))
  end
end

local function finish(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, outcome, map = argv[6], argv[7], argv[8], argv[10]
  local ticket, code = ticket_of(call, id, counter, 'finish')
  if not ticket then
    return refuse(call, code)
  end
  local said, left = ',"outcome":' .. text_of(outcome), cjson.decode(ticket.services)
  local finished = table.remove(left, 1)
  local way = arrived(ticket, counter, finished, left)
  if is_to_return(way, left) then
    move(call, ticket, 'return_to_origin', at_rest(returning(call, ticket, way, left, map)))
    emit_ticket(call, 'returned', ticket, said)
  elseif #left > 0 then
    local queues = argv[9] == '1' and { unpack(argv, 11) } or {}
    next_concern(call, ticket, left, queues, map, way)
    emit_ticket(call, 'concern_finished', ticket, said .. ',"service":' .. text_of(finished))
  else
    local changes = { held_for = false, held_at = false, triage = false, note = false }
    move(call, ticket, 'finish', without_origins(changes))
    emit_ticket(call, 'finished', ticket, said)
  end
  return commit(call)
end
