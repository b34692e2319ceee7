-- ARGV: user
local t = ticket_of(ARGV[1])
if t then hold(t) end
return {}
