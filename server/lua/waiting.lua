-- Purpose: how many tickets wait in each area, by where their visitors are now.
-- KEYS: 1 site prefix
-- ARGV: none
-- Returns: {"K":7,…}; an area in which nobody waits is absent
-- Emits: nothing
-- Refuses: nothing
local function waiting(keys)
  local prefix, people = keys[1], {}
  for _, id in ipairs(redis.call('ZRANGE', prefix .. ':live', 0, -1)) do
    local row = redis.call('HMGET', prefix .. ':ticket:' .. id, 'state', 'waits_in', 'area')
    if row[1] == 'waiting' then
      local area = row[2] or row[3]
      people[area] = (people[area] or 0) + 1
    end
  end
  return cjson.encode(people)
end
