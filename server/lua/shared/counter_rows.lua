-- A counter's row: how it is read from the store, and what is told of it.

local function load_counter(prefix, number)
  local row = as_map(redis.call('HGETALL', prefix .. ':counter:' .. number))
  row.number = number
  row.state = row.state or 'closed'
  return row
end

-- The reason of a pause is told of a paused counter only: an older library that opens or closes one
-- leaves it in the row, and at the end of a day the row goes whole.
local function counter_row_json(counter)
  local reason = counter.pause_reason
  counter.pause_reason = counter.state == 'paused' and reason or nil
  local json = row_json(counter, COUNTER_FIELDS)
  counter.pause_reason = reason
  return json
end

local function counter_json(counter)
  return ',"counter":' .. counter_row_json(counter)
end
