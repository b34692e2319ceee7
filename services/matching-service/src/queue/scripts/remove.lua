-- ARGV: user, note for them, note for whom they were proposed to, whether that counts as their saying no.
-- Tells 1 when they are out, 0 when they were not in, 2 when their match is being begun.
local t = ticket_of(ARGV[1])
if not t then return { 0 } end
if t.p == '' then
  drop(t, ARGV[2])
  return { 1, row(t) }
end
local m = load_match(t.p)
if m.fa and m.fb then return { 2 } end
local other = load(m.a == t.n and m.b or m.a)
if ARGV[4] == '1' then avoid(other, t) end
drop_match(m)
drop(t, ARGV[2])
back(other, ARGV[3])
return { 1, row(t), row(other), { m.id, other.u } }
