-- ARGV: user, match. Tells 1 with the other's id when it was skipped, now or before, else 0.
local t = ticket_of(ARGV[1])
if not t or t.p ~= ARGV[2] then
  local before = call('GET', K .. 'y:' .. ARGV[2])
  local who, whom = string.match(before or '', '^(.-)|(.*)$')
  if who == ARGV[1] then return { 1, whom } end
  return { 0 }
end
local m = load_match(t.p)
if m.fa and m.fb then return { 0 } end
local other = load(m.a == t.n and m.b or m.a)
avoid(t, other)
drop_match(m)
call('SET', K .. 'y:' .. m.id, t.u .. '|' .. other.u, 'PX', SKIP_KNOWN)
back(t, '')
back(other, 'other_declined')
return { 1, other.u, row(t), row(other) }
