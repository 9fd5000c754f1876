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
-- also who waits in several of them.
local function people_up_to(prefix, queues, bound)
  local people, wanted = 0, {}
  for _, queue in ipairs(queues) do
    people = people + redis.call('ZCOUNT', prefix .. ':queue:' .. queue, '-inf', bound)
    wanted[queue] = true
  end
  return people - further_places(prefix, wanted, bound)
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
