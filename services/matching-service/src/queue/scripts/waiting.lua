-- ARGV: for how long they have waited (ms), at most how many to look at. Some of those who can be matched now, by chance.
local rows = {}
for _, n in ipairs(call('ZRANDMEMBER', K .. 'leases', ARGV[2])) do
  local t = load(tonumber(n))
  if t and t.s == 'w' and now - t.at >= tonumber(ARGV[1]) and leased(n) then rows[#rows + 1] = row(t) end
end
return rows
