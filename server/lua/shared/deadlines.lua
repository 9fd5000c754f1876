-- What has fallen due by the clock, in the order of time.
-- Theory of operation: ':due' holds `kind:id` by time. The library before this one breaks off at a
-- kind that it does not know, and would do nothing any more; so a kind that came later has a list
-- of its own, where that library never looks. This one leaves what it does not know where it is.

-- The kinds that have lists of their own.
local LISTS = { [':due'] = '', [':forget'] = 'forget:' }

-- Adds to `things` what is due of this list: its first `most` of these kinds, or more. A thing of
-- another kind is a newer library's: it stays for that one, and holds nobody up.
local function add_due_of(call, list, kinds, most, things)
  local enough, from = #things + most, 0
  repeat
    local found = redis.call('ZRANGEBYSCORE', call.prefix .. list, '-inf', integer(call.now),
      'WITHSCORES', 'LIMIT', from, most)
    for index = 1, #found, 2 do
      local thing = LISTS[list] .. found[index]
      local kind, id = thing:match('^(%a+):(.+)$')
      things[#things + 1] = kinds[kind or ''] and {
        at = tonumber(found[index + 1]), thing = thing, kind = kind, id = id,
        list = call.prefix .. list, member = found[index],
      } or nil
    end
    from = from + most
  until #found < 2 * most or #things >= enough
end

-- What is due of all lists: `most` things at the most, the longest due first.
local function longest_due(call, kinds, most)
  local things = {}
  for list in pairs(LISTS) do
    add_due_of(call, list, kinds, most, things)
  end
  table.sort(things, function(one, other)
    return one.at < other.at or one.at == other.at and one.thing < other.thing
  end)
  return { unpack(things, 1, math.min(most, #things)) }
end
