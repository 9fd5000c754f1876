-- Ranges of serials that kiosks give by themselves: those in force and those that were. A hash has
-- a field for each letter: `kiosk-1 801-849 2026-11-30,` once for each range of each kiosk, with
-- the last business day on which it was in force. A kiosk that is away still gives of what it had.

local function ranges_of(prefix, letter)
  return redis.call('HGET', prefix .. ':ranges', letter) or ''
end

local function each_range(text)
  return text:gmatch('([^ ,]+) (%d+)-(%d+) ([%d-]+),')
end

-- The serial, or if one of these ranges holds it, the one after that.
local function after_ranges(serial, ranges)
  for from, to in ranges do
    if serial >= tonumber(from) and serial <= tonumber(to) then
      serial = tonumber(to) + 1
    end
  end
  return serial
end

-- Has the kiosk a range that holds this number, or had it one that is remembered?
local function has_had(prefix, kiosk, number)
  local letter, serial = number:sub(1, 1), tonumber(number:sub(2))
  for name, from, to in each_range(ranges_of(prefix, letter)) do
    if name == kiosk and serial >= tonumber(from) and serial <= tonumber(to) then
      return true
    end
  end
  return false
end

-- What is remembered, without what was last in force before `oldest`: the day, by letter, and by
-- kiosk and range.
local function remembered(prefix, oldest)
  local days, kept = {}, redis.call('HGETALL', prefix .. ':ranges')
  for index = 1, #kept, 2 do
    local letter = kept[index]
    days[letter] = {}
    for kiosk, from, to, day in each_range(kept[index + 1]) do
      days[letter][kiosk .. ' ' .. from .. '-' .. to] = day >= oldest and day or nil
    end
  end
  return days
end

local function text_of_ranges(days)
  local rows = {}
  for range, day in pairs(days) do
    rows[#rows + 1] = range .. ' ' .. day .. ','
  end
  table.sort(rows)
  return table.concat(rows)
end

-- Notes that these ranges (`K kiosk-1 801-849,` each) are in force on this day; another server may
-- have others. Forgets what was last in force before `oldest`. The key goes by itself if nobody
-- notes anything for `known_s`.
local function note_ranges(call, in_force, day, oldest, known_s)
  local key, is_news = call.prefix .. ':ranges', false
  local days = remembered(call.prefix, oldest)
  for letter, range in in_force:gmatch('(%a) ([^,]+),') do
    local of_letter = days[letter] or {}
    local noted = of_letter[range] or day
    of_letter[range], days[letter] = noted > day and noted or day, of_letter
  end
  for letter, of_letter in pairs(days) do
    local text = text_of_ranges(of_letter)
    if text == '' then
      write(call, 'HDEL', key, letter)
    elseif text ~= ranges_of(call.prefix, letter) then
      write(call, 'HSET', key, letter, text)
      is_news = true
    end
  end
  if is_news then
    write(call, 'EXPIRE', key, known_s)
  end
end
