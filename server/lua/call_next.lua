-- Purpose: calls the waiting ticket with the smallest rank among the services of this counter;
--          among equal ranks the one issued first.
-- KEYS: 1 site prefix
-- ARGV: 1 now_ms, 2 actor, 3 command id, 4 digest, 5 keep until, ms; 6 counter, 7… services
-- Returns: the event with its position
-- Emits: called, with `why`: the rule, rank and counted time that chose it, and of the tickets that
--        it passed the one with the earliest counted time
-- Refuses: counter_closed, counter_busy, nobody_waiting, command_id_reused
local function first_of(prefix, kind, services)
  local best_id, best_score
  for _, service in ipairs(services) do
    local first = redis.call('ZRANGE', prefix .. kind .. service, 0, 0, 'WITHSCORES')
    local id, score = first[1], tonumber(first[2])
    if id and (not best_id or score < best_score or (score == best_score and id < best_id)) then
      best_id, best_score = id, score
    end
  end
  return best_id, best_score
end

local function call_next(keys, argv)
  local call, answer = begin_command(keys, argv)
  if not call then
    return answer
  end
  local number, services = argv[6], { unpack(argv, 7) }
  local counter = load_counter(call.prefix, number)
  if counter.state ~= 'open' then
    return refuse(call, 'counter_closed')
  elseif counter.ticket then
    return refuse(call, 'counter_busy')
  end
  local id = first_of(call.prefix, ':queue:', services)
  local ticket = id and load_ticket(call.prefix, id)
  if not ticket or not may_move(ticket, 'call_next') then
    return refuse(call, 'nobody_waiting')
  end
  local why = '{"rule":"rank","rank":' .. ticket.rank .. ',"counted_ms":' .. ticket.counted_ms
  local earliest, counted = first_of(call.prefix, ':counted:', services)
  if counted < tonumber(ticket.counted_ms) then
    why = why .. ',"passed":{"id":"' .. earliest .. '","counted_ms":' .. integer(counted) .. '}'
  end
  local changes = { counter = number, called_ms = integer(call.now), recalls = '0' }
  move(call, ticket, 'call_next', changes)
  write(call, 'HSET', call.prefix .. ':counter:' .. number, 'ticket', ticket.id)
  emit(call, 'called', ',"ticket":' .. ticket_json(ticket) .. ',"why":' .. why .. '}')
  return commit(call)
end
