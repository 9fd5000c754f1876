-- Tickets that are held for a counter or a caseworker, also when nobody is there any more.

-- Where a ticket waits that comes back, as changes: for whom it is held where they sit now, or, if
-- they are gone, for its concern like everybody.
local function still_held(call, ticket, map)
  local kind, target = (ticket.held_for or ''):match('^(%a+)/(.+)$')
  local counter = kind == 'counter' and get_counter(call, target)
    or kind == 'caseworker' and counter_of(call, target)
  if counter and is_staffed(counter) then
    return { held_at = counter.number, waits_in = counter.area }
  end
  local is_gone = kind == 'counter' or kind == 'caseworker'
  return is_gone and for_everybody(ticket, map) or {}
end

-- The ids of all who are held in this queue, also of those whom this very call has put there.
local function held_in(call, queue)
  local ids = {}
  for _, id in ipairs(redis.call('ZRANGE', call.prefix .. ':queue:' .. queue, 0, -1)) do
    get_ticket(call, id)
  end
  for id, ticket in pairs(call.tickets) do
    ids[#ids + 1] = ticket.state == 'waiting' and ticket.held_for == queue and id or nil
  end
  table.sort(ids)
  return ids
end

-- Lets all who are held in this queue wait for their concerns like everybody.
local function release(call, queue, map, reason)
  for _, id in ipairs(held_in(call, queue)) do
    local ticket = get_ticket(call, id)
    move(call, ticket, 'transfer', for_everybody(ticket, map))
    emit_ticket(call, 'transferred', ticket, ',"reason":"' .. reason .. '"')
  end
end

-- Lets a caseworker go: who is held for that person waits a while, then like everybody.
local function leave(call, counter, away_ms)
  write(call, 'ZREM', call.prefix .. ':due', 'left:' .. counter.number)
  local held = call.prefix .. ':queue:caseworker/' .. (counter.caseworker or '')
  if redis.call('EXISTS', held) == 1 then
    local thing = 'absent:' .. counter.caseworker
    write(call, 'ZADD', call.prefix .. ':due', integer(call.now + away_ms), thing)
  end
end

-- Nobody is at this counter any more: whom it has called waits again, whom it serves stays.
local function forsake(call, counter, map, away_ms)
  leave(call, counter, away_ms)
  abandon(call, counter, 'left')
  for _, id in ipairs(open_tickets(counter)) do
    local ticket = get_ticket(call, id)
    if may_move(ticket, 'put_back') then
      move(call, ticket, 'put_back', at_rest(for_everybody(ticket, map)))
      emit_ticket(call, 'put_back', ticket, ',"reason":"left"')
    end
  end
  release(call, 'counter/' .. counter.number, map, 'counter_left')
  emit(call, 'counter_left', counter_json(counter))
end
