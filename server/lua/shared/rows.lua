-- Rows and positions: how they are read from the store and written as JSON.

local function text_of(value)
  return cjson.encode(value)
end

-- A list as JSON; cjson takes an empty table for a map.
local function list_of(values)
  return #values > 0 and cjson.encode(values) or '[]'
end

-- Ticket or counter row (a map of strings) as JSON, in the order of its table of fields.
local function row_json(row, fields)
  local parts = {}
  for _, field in ipairs(fields) do
    local name, kind = field[1], field[2]
    local value = row[name]
    if value and value ~= '' then
      if kind == 'text' then
        value = text_of(value)
      elseif kind == 'flag' then
        value = value == '1' and 'true' or 'false'
      end
      parts[#parts + 1] = '"' .. name .. '":' .. value
    end
  end
  return '{' .. table.concat(parts, ',') .. '}'
end

local function position_json(entry_id)
  local epoch, seq = entry_id:match('^(%d+)-(%d+)$')
  return '{"epoch":' .. epoch .. ',"seq":' .. seq .. '}'
end

local function with_position(entry_id, body)
  return '{"position":' .. position_json(entry_id) .. ',' .. body:sub(2)
end

local function as_map(flat)
  local map = {}
  for index = 1, #flat, 2 do
    map[flat[index]] = flat[index + 1]
  end
  return map
end

local function integer(number)
  return string.format('%.0f', number)
end

local function load_ticket(prefix, id)
  local row = as_map(redis.call('HGETALL', prefix .. ':ticket:' .. id))
  return row.id and row or nil
end

local function ticket_json(ticket)
  return row_json(ticket, TICKET_FIELDS)
end

-- The newest position of the site; the stream is never empty once an epoch has begun.
local function head(prefix)
  local newest = redis.call('XREVRANGE', prefix .. ':events', '+', '-', 'COUNT', 1)
  return newest[1] and newest[1][1] or '0-0'
end

-- For what no numbers are given: "*" or "service/KEY" → the reason by language.
local function stops_json(prefix)
  local stops = {}
  for field, reason in pairs(as_map(redis.call('HGETALL', prefix .. ':stops'))) do
    stops[#stops + 1] = text_of(field) .. ':' .. reason
  end
  return '{' .. table.concat(stops, ',') .. '}'
end
