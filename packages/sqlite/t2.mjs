import { sqliteBinding } from '@interaction-log/sqlite'
import { rmSync, statSync } from 'node:fs'
const { DatabaseSync } = await sqliteBinding()
rmSync('/tmp/a1/x.db', {force:true})
const db = new DatabaseSync('/tmp/a1/x.db')
db.exec(`pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on; pragma temp_store=memory`)
const N = Number(process.argv[2] ?? 1e6)
const cols = ['entryNo','status','attemptFailed','date','time','templateCode','groupCode','contactId','companyId','detached','formerContacts','evaluation','cost','durationMinutes','salespersonCode','campaignNo','campaignTarget','campaignResponse','opportunityNo','taskNo','channel','correspondenceType','direction','initiatedBy','languageCode','hasAttachment','source','documentKind','documentNo','segmentNo','loggedSegmentId','recordedAt','recordedBy','description']
db.exec(`create table n(key integer primary key, id text not null unique, ${cols.join(',')})`)
db.exec(`create table w(key integer primary key, row text not null)`)
db.exec(`create virtual table f using fts5(words, content='', contentless_delete=1, tokenize='ascii', detail=none)`)
let seed=1; const r=(n)=>{seed=(seed*1103515245+12345)&0x7fffffff; return seed%n}
const { randomUUID } = await import('node:crypto')
const WORDS = Array.from({length:20000},(_,i)=>'W'+(i*7919%20000).toString(36).toUpperCase()+'XYZ'.slice(0,i%4))
const vals=(i)=>[BigInt(i+1), r(20)?'recorded':'canceled', r(10)?0:1, new Date(1.6e12+r(1500)*864e5).toISOString().slice(0,10), '09:30','T'+r(30),'G'+r(8),'CT'+String(r(50000)).padStart(6,'0'),r(3)?'CT'+String(r(5000)).padStart(6,'0'):null,r(500)?null:1,r(100)?null:'["CT000001"]',['none','positive','neutral','negative'][r(4)],r(1000)/4,r(100),'SP'+r(40),r(3)?null:'CP'+r(50),r(3)?null:1,null,r(20)?null:'OP'+r(1000),r(20)?null:'TK'+r(1000),['letter','email','phone','meeting'][r(4)],'hardCopy','outbound','us','DEU',0,'manual',r(4)?null:'salesInvoice',r(4)?null:'D'+r(100000),r(5)?null:'SM'+r(100),r(5)?null:'SM'+r(100)+'/1',new Date(1.7e12+i*1000).toISOString(),'u-17','Letter about '+WORDS[r(20000)].toLowerCase()]
const ins=db.prepare(`insert into n values(?,?,${cols.map(()=>'?').join(',')})`), insw=db.prepare('insert into w values(?,?)'), insf=db.prepare('insert into f(rowid,words) values(?,?)')
const json='x'.repeat(1000)
let t=Date.now(), tf=0
for (let i=0;i<N;i+=500){ db.exec('begin'); for(let j=i;j<i+500;j++){ins.run(BigInt(j),randomUUID(),...vals(j)); insw.run(BigInt(j),json)} 
 const a=performance.now(); if(process.argv[3]==='fts') for(let j=i;j<i+500;j++) insf.run(BigInt(j), Array.from({length:10},()=>WORDS[r(r(10)?20000:100)]).join(' ')+' LETTER ABOUT'); tf+=performance.now()-a; db.exec('commit') }
console.log('insert', Date.now()-t, 'fts part', tf|0)
const time=(name,f)=>{const a=performance.now(); f(); console.log(name, (performance.now()-a).toFixed(1)); return }
time('index date', ()=>db.exec('create index n_date on n(date, entryNo)'))
time('index entryNo', ()=>db.exec('create index n_no on n(entryNo)'))
time('index contact', ()=>db.exec('create index n_c on n(contactId, date, entryNo)'))
for (const size of ['narrow','wide','fts']) {}
console.log('size', statSync('/tmp/a1/x.db').size/1e6, db.prepare("select name, sum(pgsize)/1e6 mb from dbstat group by name").all().map(x=>x.name+' '+x.mb.toFixed(0)).join(', '))
db.close()
