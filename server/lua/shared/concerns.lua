-- Where a ticket goes next: to a service, back to a counter, into somebody's hands.

-- Waiting for its current concern, held for nobody.
local function for_service(service, map)
  return { waits_in = about(map, service), held_for = false, held_at = false }
end

-- Let go: waiting for its concern like everybody. `row` has concerns, needs and origins.
local function for_everybody(row, map)
  local changes = for_service(row.service, map)
  changes.triage = triage_of(row, cjson.decode(row.services), row.order, map)
  return let_go(row, changes)
end

-- Held for a counter if somebody is there, else let go.
local function for_counter(call, number, row, map)
  local counter = number and get_counter(call, number)
  if counter and is_staffed(counter) then
    return { held_for = 'counter/' .. number, held_at = number, waits_in = counter.area }
  end
  return for_everybody(row, map)
end

-- Back to the origin on this way, with what was open there first, as changes. `left` are the other
-- concerns.
local function returning(call, ticket, way, left, map)
  local changes, services = without_origin(way, {}), { way.origin_service }
  for _, other in ipairs(left) do
    services[#services + 1] = other ~= services[1] and other or nil
  end
  changes.service, changes.services = services[1], cjson.encode(services)
  changes.order = order_of(ticket, services)
  changes.triage, changes.note = false, false
  local row = also({ needs = ticket.needs, decided = ticket.decided }, changes)
  return also(changes, for_counter(call, way.origin, row, map))
end

-- Held for a counter or a caseworker; nil and the refusal's code if nobody is there.
local function in_hands_of(call, kind, target)
  local counter = kind == 'counter' and get_counter(call, target)
    or kind == 'caseworker' and counter_of(call, target)
  if not counter then
    return nil, 'caseworker_absent'
  elseif not is_staffed(counter) then
    return nil, 'counter_closed'
  end
  local held_for = kind .. '/' .. target
  return { held_for = held_for, held_at = counter.number, waits_in = counter.area }
end

-- What follows, as changes, when its concerns are put right. Whom a person has sent to triage stays
-- there; else it follows from the concerns.
local function put_right(ticket, services, order, map)
  local changes, service, before = {}, services[1], cjson.decode(ticket.services)
  local is_other = service ~= ticket.service
  if is_other and ticket.state == 'serving' then
    changes.overlong_at_ms = overlong_at(tonumber(ticket.started_ms), service, map)
    changes.overlong = false
  end
  if is_other and not ticket.held_for then
    changes.waits_in = about(map, service)
  end
  local by_hand = ticket.triage and not triage_of(ticket, before, ticket.order, map)
  if not by_hand and not ticket.held_for and cjson.encode(before) ~= cjson.encode(services) then
    changes.triage = triage_of(ticket, services, order, map)
  end
  return changes
end

-- What sending a ticket on leaves in its row: a note for the next one, and where it comes back to.
local function sent_on(ticket, counter, note, come_back, changes)
  changes.note = note ~= '' and note or false
  if come_back == '1' and counter ~= '' then
    with_origin(ticket, counter, changes.service or ticket.service, changes)
  end
  return at_rest(changes)
end
