-- wrk: each request searches for two other words, so that no answer can have been kept.
local words = {
  "lobbying", "certification", "service", "animals", "paratransit", "procurement", "protest", "maintenance", "vehicle",
  "lease", "charter", "school", "bus", "fare", "policy", "complaint", "language", "equity", "analysis", "subrecipient",
  "monitoring", "property", "disposition", "inventory", "condition", "safety", "plan", "training", "drug", "alcohol",
  "testing", "goal", "participation", "contract", "clause", "audit", "finding", "match", "local", "share", "asset",
  "useful", "life", "lift", "wheelchair", "securement", "stop", "announcement", "eligibility", "appeal", "review",
  "budget", "reserve", "indirect", "cost", "rate", "invoice", "cyber", "security", "incident",
}
local path = ""

function init(args)
  math.randomseed(os.time() + math.floor(os.clock() * 1e6))
  path = wrk.path:gsub("%?.*", "") .. "?q="
end

function request()
  return wrk.format("GET", path .. words[math.random(#words)] .. "%20" .. words[math.random(#words)])
end
