-- The end of a business day: what goes with it.

local FOR_A_DAY = {
  ':answers', ':series', ':numbers', ':calls', ':stops', ':caseworkers', ':counters', ':due',
  ':forget', ':live', ':several', ':together', ':handed_in',
}

local function close_counters(call)
  local numbers = redis.call('SMEMBERS', call.prefix .. ':counters')
  table.sort(numbers)
  for _, number in ipairs(numbers) do
    local counter = get_counter(call, number)
    if counter.alarm then
      counter.alarm = nil
      emit(call, 'alarm_cleared', counter_json(counter))
    end
    if counter.state ~= 'closed' then
      counter.state, counter.opened_ms, counter.caseworker = 'closed', nil, nil
      emit(call, 'counter_closed', counter_json(counter))
    end
    write(call, 'DEL', call.prefix .. ':counter:' .. number)
  end
end

local function forget(call, first, began_ms)
  for id = tonumber(first), tonumber(call.issued or '0') do
    write(call, 'UNLINK', call.prefix .. ':ticket:' .. string.format('%010d', id))
  end
  -- Not among FOR_A_DAY of the library before: what that one leaves goes with the next day.
  for _, id in ipairs(redis.call('SMEMBERS', call.prefix .. ':handed_in')) do
    write(call, 'UNLINK', call.prefix .. ':ticket:' .. id)
  end
  for _, key in ipairs(FOR_A_DAY) do
    write(call, 'UNLINK', call.prefix .. key)
  end
  local list = call.prefix .. ':appointments'
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', list, '-inf', '(' .. began_ms)) do
    local key = call.prefix .. ':appointment:' .. id
    write(call, 'HDEL', call.prefix .. ':codes', redis.call('HGET', key, 'code') or '')
    write(call, 'UNLINK', key)
    write(call, 'ZREM', list, id)
  end
  forget_messages(call)
  write(call, 'HDEL', call.prefix .. ':meta', 'stopped')
end
