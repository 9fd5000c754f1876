-- Calling somebody to a counter: by rank or by hand, and saying why.

-- The queues of a counter: those that its site names, its own, and its caseworker's.
local function queues_at(counter, queues)
  queues[#queues + 1] = 'counter/' .. counter.number
  queues[#queues + 1] = counter.caseworker and 'caseworker/' .. counter.caseworker or nil
  return queues
end

-- Does a counter with these queues serve what this ticket waits for? The first concern that it
-- serves becomes the current one.
local function serves(ticket, queues)
  local known = {}
  for _, queue in ipairs(queues) do
    known[queue] = true
  end
  for _, queue in ipairs(queues_of(ticket)) do
    if known[queue] then
      return true, queue
    end
  end
  return false
end

-- The ticket's concerns with this one first, as changes; nothing if it is no concern of its.
local function with_current(ticket, service)
  local services, found = { service }, false
  for _, other in ipairs(cjson.decode(ticket.services)) do
    found = found or other == service
    services[#services + 1] = other ~= service and other or nil
  end
  return found and { service = service, services = cjson.encode(services) } or {}
end

-- Who waits at these queues with the earliest counted time, if it is before `counted_ms`.
local function passed_by(call, queues, counted_ms)
  local id, counted = first_of(call, ':counted:', queues)
  if id and counted < tonumber(counted_ms) then
    return '{"id":"' .. id .. '","counted_ms":' .. integer(counted) .. '}', counted
  end
end

-- Calls the ticket to the counter. `rule` says by which rule, `reason` why it was done by hand. If
-- the changes name no concern, it comes with the first one that the counter serves.
local function call_to(call, ticket, verb, counter, queues, rule, reason, changes)
  local passed = passed_by(call, queues, changes.counted_ms or ticket.counted_ms)
  local _, queue = serves(ticket, queues)
  also(changes, with_current(ticket, changes.service or queue or ticket.service))
  changes.counter, changes.called_ms, changes.recalls = counter.number, integer(call.now), '0'
  move(call, ticket, verb, changes)
  local why = '{"rule":"' .. rule .. '","rank":' .. ticket.rank .. ',"counted_ms":'
    .. ticket.counted_ms .. ',"head_start_ms":' .. ticket.head_start_ms
    .. (reason ~= '' and ',"reason":' .. text_of(reason) or '')
  local entry = why .. ',"number":' .. text_of(ticket.number) .. ',"counter":'
    .. text_of(counter.number) .. ',"at":' .. integer(call.now) .. '}'
  write(call, 'HSET', call.prefix .. ':calls', ticket.id .. '@' .. integer(call.now), entry)
  why = why .. (passed and ',"passed":' .. passed or '') .. '}'
  emit_ticket(call, 'called', ticket, ',"why":' .. why)
end

-- Whom a call by hand passes beyond H, as members of a refusal; nil if nobody, or for a reason.
local function passes_beyond(call, queues, counted_ms, reason)
  local passed, counted = passed_by(call, queues, counted_ms)
  local hold = cjson.decode(call.heads).hold
  if passed and reason == '' and counted + hold < tonumber(counted_ms) then
    return ',"passed":' .. passed
  end
end
