-- Who waits where: the first of several queues, and how many stand before somebody.

-- The id with the smallest score in these queues, and that score; of equal scores the one issued
-- first. `kind` is ':queue:' for ranks and ':counted:' for counted times.
local function first_of(call, kind, queues)
  local best_id, best_score
  for _, queue in ipairs(queues) do
    local first = redis.call('ZRANGE', call.prefix .. kind .. queue, 0, 0, 'WITHSCORES')
    local id, score = first[1], tonumber(first[2])
    if id and (not best_id or score < best_score or (score == best_score and id < best_id)) then
      best_id, best_score = id, score
    end
  end
  return best_id, best_score
end

-- How many wait in these queues with a rank up to `bound` (as ZCOUNT takes it): each counts once,
-- also who waits in several of them. They are never fewer than wait in one queue alone, whatever an
-- older library has left in ':together'.
local function people_up_to(prefix, queues, bound)
  local people, most, wanted = 0, 0, {}
  for _, queue in ipairs(queues) do
    local waiting = redis.call('ZCOUNT', prefix .. ':queue:' .. queue, '-inf', bound)
    people, most, wanted[queue] = people + waiting, math.max(most, waiting), true
  end
  return math.max(most, people - further_places(prefix, wanted, bound))
end

-- How many wait in these queues before this ticket: with a smaller rank, or with the same and
-- issued earlier.
local function people_before(prefix, queues, ticket)
  local people, equal = people_up_to(prefix, queues, '(' .. ticket.rank), {}
  for _, queue in ipairs(queues) do
    local key = prefix .. ':queue:' .. queue
    for _, id in ipairs(redis.call('ZRANGEBYSCORE', key, ticket.rank, ticket.rank)) do
      people = people + (id < ticket.id and not equal[id] and 1 or 0)
      equal[id] = true
    end
  end
  return people
end

-- The library before this one keeps ':several' right, and does not know ':together'. Where one has
-- more than the other, that library was there: ':together' is written anew from the rows. Says
-- whether it is.
local function put_together(call)
  local several, together = call.prefix .. ':several', call.prefix .. ':together'
  if redis.call('ZCARD', several) == redis.call('ZCARD', together) then
    return false
  end
  write(call, 'DEL', together)
  for _, id in ipairs(redis.call('ZRANGE', several, 0, -1)) do
    local row = load_ticket(call.prefix, id)
    if row then
      write(call, 'ZADD', together, 0, entry_of(queues_of(row), row))
    else
      write(call, 'ZREM', several, id)
    end
  end
  return true
end
