-- Purpose: puts right what a ticket says: its concerns, language, people or needs. Number, letter
--          and counted time stay.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 business day; 6 ticket, 7 counter, or "" for
--       the desk, 8 what to change (JSON: service, language, persons, cases, needs, add, drop), 9
--       areas of the services, 10 SHA-256 of the token that its holder shows, or "" for staff, 11
--       admission of a holder (JSON) or ""
-- Returns: the event with its position
-- Emits: amended
-- Refuses: unknown_ticket, wrong_state, not_your_ticket, same_concern, no_such_concern,
--       last_concern, office_closed, numbers_stopped, quota_used, too_late_today,
--       command_id_reused

-- The concerns once one has taken the place of the first, one was added and one dropped; or nil and
-- the refusal's code.
local function concerns_after(services, wish)
  local has, after = {}, {}
  for index, service in ipairs(services) do
    has[service], services[index] = true, index == 1 and wish.service or service
  end
  local again = wish.add and (has[wish.add] or wish.add == wish.service)
  if again or (wish.service and has[wish.service]) then
    return nil, 'same_concern'
  elseif wish.drop and not has[wish.drop] then
    return nil, 'no_such_concern'
  end
  services[#services + 1] = wish.add
  for _, service in ipairs(services) do
    after[#after + 1] = service ~= wish.drop and service or nil
  end
  if #after == 0 then
    return nil, 'last_concern'
  end
  return after
end

local function amend(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local id, counter, wish, map = argv[6], argv[7], cjson.decode(argv[8]), argv[9]
  local token_hash, admission = argv[10], argv[11]
  local ticket, code = ticket_to_amend(call, id, counter, token_hash, map)
  if not ticket then
    return refuse(call, code)
  end
  local services, objection, members = concerns_after(cjson.decode(ticket.services), wish)
  if services and token_hash ~= '' then
    objection, members = count_for(call, ticket, wish.service, admission, map)
  end
  if objection then
    return refuse(call, objection, members)
  end
  local needs = wish.needs and list_of(wish.needs) or ticket.needs
  if wish.needs and ticket.needs:find('"emergency"', 1, true) then
    needs = list_of({ 'emergency', unpack(wish.needs) })
  end
  local changes = counted_from(call, tonumber(ticket.counted_ms), needs, ticket.slot_ms)
  changes.services, changes.service = cjson.encode(services), services[1]
  changes.order = order_of(ticket, services)
  also(changes, put_right(ticket, services, changes.order, map))
  changes.language = wish.language or ticket.language
  changes.persons = wish.persons and integer(wish.persons) or ticket.persons
  changes.cases = wish.cases and integer(wish.cases) or ticket.cases
  move(call, ticket, token_hash == '' and 'amend' or 'amend_own', changes)
  emit_ticket(call, 'amended', ticket)
  return commit(call)
end
