-- ARGV: two users who may not meet any more. Tells 2 when a match of the two is being begun, else 1.
local a, b = ticket_of(ARGV[1]), ticket_of(ARGV[2])
if a then call('SADD', K .. 'a:' .. a.n, ARGV[2]) end
if b then call('SADD', K .. 'a:' .. b.n, ARGV[1]) end
if not a or not b or a.p == '' or a.p ~= b.p then return { 1 } end
local m = load_match(a.p)
if m.fa and m.fb then return { 2 } end
drop_match(m)
back(a, 'other_gone')
back(b, 'other_gone')
return { 1, row(a), row(b) }
