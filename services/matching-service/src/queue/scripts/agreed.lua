-- ARGV: for how long both accepted (ms), at most how many.
local rows = {}
for _, id in ipairs(call('ZRANGE', K .. 'agreed', '-inf', now - ARGV[1], 'BYSCORE', 'LIMIT', 0, ARGV[2])) do
  local m = load_match(id)
  rows[#rows + 1] = row(load(m.a), m)
  rows[#rows + 1] = row(load(m.b), m)
end
return rows
