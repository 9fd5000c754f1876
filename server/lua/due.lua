-- Purpose: does what falls due by the clock: a ticket without word of its delivery waits, marked
--          uncertain; a parked one returns; a grace ends; a visit is overlong; a step that had
--          ended a note is forgotten; a counter without sign of life is left; a caseworker stays
--          away. Any number of processes may call it: each due thing is done once, because doing it
--          takes it out of its list. Before that, what an older library has left is put right.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 business day, 3 how many things at the most, 4 who is held for a caseworker
--       waits for, ms, 5 areas of the services
-- Returns: how many things were done, with "!" after it while the store's file still holds a closed
--       day
-- Emits: delivery_assumed, resumed, grace_ended, visit_overlong, counter_left, put_back,
--       transferred
-- Refuses: nothing
local function by_ticket(verb, act)
  return function(call, id, map)
    local ticket = get_ticket(call, id)
    if ticket and may_move(ticket, verb) then
      act(call, ticket, map)
    end
  end
end

local DUE = {
  deliver = by_ticket('assume_delivery', function(call, ticket)
    move(call, ticket, 'assume_delivery', { uncertain = '1', deliver_by_ms = false })
    emit_ticket(call, 'delivery_assumed', ticket)
  end),
  ['return'] = by_ticket('return_from_park', function(call, ticket, map)
    local changes = for_counter(call, ticket.counter, ticket, map)
    move(call, ticket, 'return_from_park', at_rest(changes))
    emit_ticket(call, 'resumed', ticket, ',"by":"clock"')
  end),
  grace = by_ticket('end_grace', function(call, ticket)
    change(call, ticket, { grace_until_ms = false })
    emit_ticket(call, 'grace_ended', ticket)
  end),
  overlong = by_ticket('mark_overlong', function(call, ticket)
    change(call, ticket, {
      overlong = '1', overlong_at_ms = false, undo = false, forget_ms = false,
    })
    emit_ticket(call, 'visit_overlong', ticket)
  end),
  forget = function(call, id)
    local ticket = get_ticket(call, id)
    if ticket then
      change(call, ticket, { undo = false, forget_ms = false })
    end
  end,
  left = function(call, number, map, away_ms)
    local counter = get_counter(call, number)
    if is_staffed(counter) then
      forsake(call, counter, map, away_ms)
    end
  end,
  absent = function(call, caseworker, map)
    if not counter_of(call, caseworker) then
      release(call, 'caseworker/' .. caseworker, map, 'caseworker_away')
    end
  end,
}

local function due(keys, argv)
  local call, failure = begin(keys[1], argv[1], argv[2])
  if not call then
    return failure
  end
  local most, map = tonumber(argv[3]), argv[5]
  local untidy = redis.call('HEXISTS', call.prefix .. ':meta', 'untidy') == 1
  local is_mended = most > 0 and put_together(call)
  local things = longest_due(call, DUE, most)
  for _, thing in ipairs(things) do
    write(call, 'ZREM', thing.list, thing.member)
    DUE[thing.kind](call, thing.id, map, tonumber(argv[4]))
  end
  if #things > 0 or is_mended then
    commit(call)
  end
  return #things .. (untidy and '!' or '')
end
