import json,subprocess,urllib.request,urllib.parse as u
B='http://127.0.0.1:18727'
def get(p): return json.loads(urllib.request.urlopen(B+u.quote(p,safe='/?&=')).read())
o=get('/api/overview?from=2019-07-01&to=2019-09-30'); print({k:v for k,v in o.items() if not isinstance(v,(list,dict))})
h=get('/api/hot'); print([(t['topic'],t['authors'],t['messages']) for t in h['topics'][:3]])
hd=get('/api/handling?from=2019-01-01&to=2019-12-31&grain=topic'); print(hd['total'])
print(get('/api/handling?grain=region')['rows'][:2])
