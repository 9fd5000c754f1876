-- People who wait in several queues at once, counted without looking at each.
-- Theory of operation: each of them has an entry QUEUES|RANK|ID in the sorted set ':together'. All
-- its scores are equal, so it is in the order of the letters: one look finds the next set of queues
-- that occurs, another counts its people. That takes as long as there are different sets, however
-- many people wait. Beyond MOST_SETS nobody looks, and who waits there counts once a queue: more
-- are told to be before somebody then than are, never fewer. A rank has 13 digits until the year
-- 2286; "+", "|" and "}" are in no name of a queue, and "}" comes after "|".

local MOST_SETS = 64

-- The entry of a ticket that waits in these queues.
local function entry_of(queues, ticket)
  local names = { unpack(queues) }
  table.sort(names)
  return table.concat(names, '+') .. '|' .. ticket.rank .. '|' .. ticket.id
end

-- How many places in the wanted queues are somebody's second or further one, with a rank up to
-- `bound` (as ZCOUNT takes it).
local function further_places(prefix, wanted, bound)
  local key, found = prefix .. ':together', 0
  local less, rank = bound:match('^(%(?)(%d+)$')
  local last = '|' .. rank .. (less == '' and '}' or '')
  local entry = redis.call('ZRANGEBYLEX', key, '-', '+', 'LIMIT', 0, 1)[1]
  for _ = 1, entry and MOST_SETS or 0 do
    local queues, places = entry:match('^[^|]+'), 0
    for queue in queues:gmatch('[^+]+') do
      places = places + (wanted[queue] and 1 or 0)
    end
    if places > 1 then
      local people = redis.call('ZLEXCOUNT', key, '(' .. queues .. '|', '(' .. queues .. last)
      found = found + (places - 1) * people
    end
    entry = redis.call('ZRANGEBYLEX', key, '(' .. queues .. '}', '+', 'LIMIT', 0, 1)[1]
    if not entry then
      break
    end
  end
  return found
end
