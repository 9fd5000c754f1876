-- Where a ticket goes next: to a service, back to a counter, into somebody's hands. `map` says of
-- each service its area, after how many ms a visit is overlong, and with a "!" that a person must
-- decide first: " renew=K:3240000 emergency=F:2160000!".

local function about(map, service)
  local _, at = map:find(' ' .. service .. '=', 1, true)
  if at then
    return map:match('^(%u):(%d+)(!?)', at + 1)
  end
end

-- The area whose triage must decide before this concern is served; false if nobody must.
local function triage_for(ticket, service, map)
  local area, _, must = about(map, service)
  local decided = ticket.needs:find('"emergency"', 1, true)
  return must == '!' and not decided and area or false
end

-- Waiting for its current concern, held for nobody.
local function for_service(service, map)
  return { waits_in = about(map, service), held_for = false, held_at = false }
end

-- Held for a counter if somebody is there, else waiting for its concern like everybody.
local function for_counter(call, number, service, map)
  if number and is_staffed(get_counter(call, number)) then
    return { held_for = 'counter/' .. number, held_at = number }
  end
  return for_service(service, map)
end

-- Held for a counter or a caseworker; nil and the refusal's code if nobody is there. `areas` maps a
-- counter's number to its area.
local function in_hands_of(call, kind, target, areas)
  local counter = kind == 'counter' and get_counter(call, target)
    or kind == 'caseworker' and counter_of(call, target)
  if not counter then
    return nil, 'caseworker_absent'
  elseif not is_staffed(counter) then
    return nil, 'counter_closed'
  end
  local held_for = kind .. '/' .. target
  return { held_for = held_for, held_at = counter.number, waits_in = areas[counter.number] }
end

-- The moment from which a visit of this concern is overlong.
local function overlong_at(call, service, map)
  local _, longest_ms = about(map, service)
  return longest_ms and integer(call.now + tonumber(longest_ms)) or false
end

-- What sending a ticket on leaves in its row: a note for the next one, and where it comes back to.
local function sent_on(ticket, counter, note, come_back, changes)
  changes.note = note ~= '' and note or false
  if come_back == '1' and counter ~= '' then
    changes.origin, changes.origin_service = counter, ticket.service
  end
  return at_rest(changes)
end
