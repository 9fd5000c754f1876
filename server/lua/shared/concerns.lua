-- Where a ticket goes next: to a service, back to a counter, into somebody's hands.

-- Waiting for its current concern, held for nobody.
local function for_service(service, map)
  return { waits_in = about(map, service), held_for = false, held_at = false }
end

-- Let go: waiting for its concern like everybody. `row` has the concern and the origins.
local function for_everybody(row, map)
  return let_go(row, for_service(row.service, map))
end

-- Held for a counter if somebody is there, else let go.
local function for_counter(call, number, row, map)
  local counter = number and get_counter(call, number)
  if counter and is_staffed(counter) then
    return { held_for = 'counter/' .. number, held_at = number, waits_in = counter.area }
  end
  return for_everybody(row, map)
end

-- Back to the origin, with what was open there first, as changes. `left` are the other concerns.
local function returning(call, ticket, left, map)
  local changes, services = without_origin(ticket, {}), { ticket.origin_service }
  for _, other in ipairs(left) do
    services[#services + 1] = other ~= services[1] and other or nil
  end
  changes.service, changes.services = services[1], cjson.encode(services)
  changes.order = #services > 1 and ticket.order or false
  changes.triage, changes.note = false, false
  return also(changes, for_counter(call, ticket.origin, changes, map))
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

-- What follows, as changes, when its concerns are put right: another one is the current one now, or
-- one that was added could be the next. In any order, an emergency that nobody has seen yet is
-- still there, whatever the current concern is.
local function put_right(ticket, services, added, map)
  local changes, service = {}, services[1]
  local is_other, triage = service ~= ticket.service, triage_for(ticket, service, map)
  if is_other and ticket.state == 'serving' then
    changes.overlong_at_ms = overlong_at(tonumber(ticket.started_ms), service, map)
    changes.overlong = false
  end
  if is_other and not ticket.held_for then
    local unseen = ticket.order == 'any' and ticket.triage
    changes.waits_in = about(map, service)
    changes.triage = triage or (unseen and triage_among(ticket, services, map)) or false
  end
  if added and not ticket.held_for then
    changes.triage = changes.triage or triage_for(ticket, added, map) or changes.triage
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
