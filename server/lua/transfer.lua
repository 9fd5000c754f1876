-- Purpose: sends a ticket on: to another service, area, counter or triage; or a person in triage
--          decides. Number, letter and counted time stay.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or ""
--       for the desk, 8 to: "service", "area", "counter", "triage" or "decision", 9 which one (of
--       triage: the areas that have one, or "-"), 10 note or "", 11 "1" to come back, 12 decision:
--       "1" confirmed, "0" not, 13 areas of the services
-- Returns: the event with its position
-- Emits: transferred
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, same_concern, no_triage,
--       counter_closed, command_id_reused

-- The service takes the place of the current concern.
local function to_service(ticket, service, map)
  if service == ticket.service and not ticket.triage and not ticket.held_for then
    return nil, 'same_concern'
  end
  local services, changes = { service }, for_service(service, map)
  for index, other in ipairs(cjson.decode(ticket.services)) do
    services[#services + 1] = index > 1 and other ~= service and other or nil
  end
  changes.service, changes.services = service, cjson.encode(services)
  changes.order = order_of(ticket, services)
  changes.triage = triage_of(ticket, services, changes.order, map)
  return changes
end

-- A person has decided: a confirmed emergency has its head start, nobody loses the counted time.
local function after_decision(call, ticket, confirmed, changes)
  local needs = confirmed == '1' and { 'emergency' } or {}
  for _, need in ipairs(cjson.decode(ticket.needs)) do
    needs[#needs + 1] = need ~= 'emergency' and need or nil
  end
  changes.decided, changes.triage = '1', false
  local counted_ms = tonumber(ticket.counted_ms)
  return also(changes, counted_from(call, counted_ms, list_of(needs), ticket.slot_ms))
end

local function transfer(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, to, target, map = argv[6], argv[7], argv[8], argv[9], argv[13]
  local ticket, code = ticket_of(call, id, counter, 'transfer')
  if not ticket then
    return refuse(call, code)
  end
  local changes, objection
  if to == 'counter' then
    changes, objection = in_hands_of(call, to, target)
  elseif to == 'area' then
    changes = { held_for = 'area/' .. target, held_at = false, waits_in = target }
  elseif to == 'triage' and target == '-' then
    objection = 'no_triage'
  elseif to == 'triage' then
    local own = ticket.waits_in or ticket.area
    target = target:find(own, 1, true) and own or target:sub(1, 1)
    changes = { held_for = false, held_at = false, triage = target, waits_in = target }
  elseif to == 'decision' and not ticket.triage then
    objection = 'wrong_state'
  else
    changes, objection = to_service(ticket, target ~= '' and target or ticket.service, map)
    if to == 'decision' and changes then
      after_decision(call, ticket, argv[12], changes)
    end
  end
  if objection then
    return refuse(call, objection)
  end
  changes.triage = changes.triage or false
  move(call, ticket, 'transfer', sent_on(ticket, counter, argv[10], argv[11], changes))
  emit_ticket(call, 'transferred', ticket)
  return commit(call)
end
