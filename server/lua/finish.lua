-- Purpose: the visit is over, or this concern of it: then the ticket goes on here, waits for the
--          next concern, or returns to the counter that had sent it.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, 8 outcome,
--       9 "1" to go on here if this counter serves the next concern, 10 areas and longest visits of
--       the services, 11… queues of the counter
-- Returns: the event with its position
-- Emits: finished, concern_finished or returned, with `outcome`
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, command_id_reused
local function back_to_origin(call, ticket, left, map)
  local service = ticket.origin_service
  local changes, services = at_rest(for_counter(call, ticket.origin, service, map)), { service }
  for _, other in ipairs(left) do
    services[#services + 1] = other ~= service and other or nil
  end
  changes.origin, changes.origin_service, changes.note = false, false, false
  changes.triage, changes.service, changes.services = false, service, cjson.encode(services)
  move(call, ticket, 'return_to_origin', changes)
end

-- Goes on here with a concern that this counter serves, else waits for what is left.
local function next_concern(call, ticket, services, queues, map)
  local left = { services = cjson.encode(services), order = ticket.order, service = services[1] }
  local here, current = serves(left, queues)
  local changes = here and with_current(left, current) or left
  changes.services = changes.services or left.services
  changes.service = changes.service or left.service
  changes.order = #services > 1 and ticket.order or false
  changes.note, changes.overlong, changes.triage = false, false, false
  if here then
    changes.started_ms = integer(call.now)
    changes.overlong_at_ms = overlong_at(call, changes.service, map)
    move(call, ticket, 'go_on', changes)
  else
    for name, value in pairs(for_service(changes.service, map)) do
      changes[name] = value
    end
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
  local said = ',"outcome":' .. text_of(outcome)
  local services = cjson.decode(ticket.services)
  local finished = table.remove(services, 1)
  if ticket.origin then
    back_to_origin(call, ticket, services, map)
    emit_ticket(call, 'returned', ticket, said)
  elseif #services > 0 then
    local queues = argv[9] == '1' and { unpack(argv, 11) } or {}
    next_concern(call, ticket, services, queues, map)
    emit_ticket(call, 'concern_finished', ticket, said .. ',"service":' .. text_of(finished))
  else
    move(call, ticket, 'finish', { held_for = false, held_at = false, note = false })
    emit_ticket(call, 'finished', ticket, said)
  end
  return commit(call)
end
