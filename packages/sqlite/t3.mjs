import { sqliteBinding } from '@interaction-log/sqlite'
const { DatabaseSync } = await sqliteBinding()
const run=(label, pragmas, qs)=>{
const db = new DatabaseSync('/tmp/a1/x.db'); db.exec('pragma temp_store=memory;'+pragmas)
console.log('##',label)
for (const [name,q,...p] of qs){ const ts=[]; for(let k=0;k<4;k++){const a=process.cpuUsage(); const n=db.prepare(q).all(...p).length; const b=process.cpuUsage(a); ts.push((b.user/1000).toFixed(0)+"+"+(b.system/1000).toFixed(0)); if(k==3) console.log(name.padEnd(30), ts.join(' '), n)} }
db.close()}
const J='select n.id, w.row from (select key,id,'
const page=(where,order,rest='',cols='')=>`select p.id, w.row from (select key, id, ${order} from n not indexed where ${where} order by ${order}, id limit 51) p join w on w.key=p.key`
const scans=[
 ['first col', page(`status='canceled'`,'date, entryNo')],
 ['late col filter', page(`source='manual'`,'recordedBy, entryNo')],
 ['all by evaluation', page(`1`,'evaluation, entryNo')],
 ['rare by cost', page(`evaluation='positive' and channel='email' and direction='outbound' and documentKind='salesInvoice'`,'cost, entryNo')],
 ['none', page(`channel='nope'`,'cost, entryNo')],
 ['all by description desc', page(`1`,'description').replace('description, id','description desc, id desc')],
 ['count late', `select count(*) from n not indexed where source='manual'`],
 ['countBy', `select count(*), substr(date,1,7) m, groupCode from n not indexed group by m, groupCode order by m, groupCode limit 101`],
 ['countBy cols', `select count(*), templateCode, groupCode from n not indexed group by templateCode, groupCode order by templateCode, groupCode limit 101`],
 ['index date', `select p.id, w.row from (select key, id, date, entryNo from n indexed by n_date order by date, entryNo, id limit 51) p join w on w.key=p.key`],
 ['fts rare', `select rowid from f where f match ? limit 10001`, '"WABC"*'],
 ['fts common', `select rowid from f where f match ? limit 10001`, '"LETTER"*'],
 ['fts common all', `select count(*) from f where f match ?`, '"LETTER"*'],
 ['fts prefix W', `select rowid from f where f match ? limit 10001`, '"W"*'],
 ['fts prefix W1', `select rowid from f where f match ? limit 10001`, '"W1"*'],
 ['fts 2', `select rowid from f where f match ? limit 10001`, '"LETTER"* "W1"*'],
 ['fts common join', page(`key in (select rowid from f where f match '"LETTER"*')`,'cost, entryNo')],
 ['fts mid join', page(`key in (select rowid from f where f match '"W1"*')`,'cost, entryNo')],
]
run('default','',scans)
run('mmap','pragma mmap_size=2000000000',scans)

