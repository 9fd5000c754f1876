-- Changing the fields of a row.

-- Takes more changes into `changes`, and gives them.
local function also(changes, more)
  for name, value in pairs(more) do
    changes[name] = value
  end
  return changes
end

-- Sets fields of a row in memory and in the writes; a value of false takes the field away.
-- Gives what the changed fields were: false for one that was not there.
local function set_fields(call, key, row, changes)
  local set, taken, was = { 'HSET', key }, { 'HDEL', key }, {}
  for name, value in pairs(changes) do
    if value ~= (row[name] or false) then
      was[name], row[name] = row[name] or false, value or nil
      if value then
        set[#set + 1], set[#set + 2] = name, value
      else
        taken[#taken + 1] = name
      end
    end
  end
  call.writes[#call.writes + 1] = #set > 2 and set or nil
  call.writes[#call.writes + 1] = #taken > 2 and taken or nil
  return was
end
