-- The Lua of the store's function library. `make lint` checks it as the store gets it, assembled
-- into build/wartemarke.lua, where a line number there is a line of that file.
std = "none"
max_line_length = 100

-- What Redis 7.0 and Valkey both give a function: Lua 5.1 without files, clock, modules or
-- randomness; `redis` alone, for Redis does not know Valkey's `server`.
read_globals = {
  "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring",
  "type", "unpack",
  math = { fields = { "abs", "ceil", "floor", "fmod", "huge", "max", "min" } },
  string = { fields = { "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match",
    "rep", "reverse", "sub", "upper" } },
  table = { fields = { "concat", "insert", "remove", "sort" } },
  cjson = { fields = { "decode", "encode", "null" } },
  cmsgpack = { fields = { "pack", "unpack" } },
  bit = { fields = { "band", "bor", "bxor", "lshift", "rshift" } },
  struct = { fields = { "pack", "size", "unpack" } },
  redis = { fields = { "call", "error_reply", "pcall", "register_function", "status_reply" } },
}

-- A file on its own, as an editor shows it: what it uses of the others and what they use of it is
-- not to be seen there.
files["server/lua"] = { ignore = { "113", "211" } }

-- The tables that library.py writes at its head are as long as they are.
files["build"] = { max_line_length = false }
