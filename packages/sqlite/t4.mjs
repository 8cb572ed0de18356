import { sqliteBinding } from '@interaction-log/sqlite'
import { rmSync, statSync } from 'node:fs'
const { DatabaseSync } = await sqliteBinding()
let seed=1; const r=(n)=>{seed=(seed*1103515245+12345)&0x7fffffff; return (seed>>8)%n}
const WORDS = Array.from({length:20000},(_,i)=>'W'+(i*7919%20000).toString(36).toUpperCase()+'XYZ'.slice(0,i%4))
const N=50000
const docs=Array.from({length:N},()=>'LETTER ABOUT '+Array.from({length:9},()=>WORDS[r(20000)]).join(' '))
const test=(label,opts,sql,setup='',per=500)=>{ for (const x of ['','-wal','-shm']) rmSync('/tmp/a1/y.db'+x,{force:true})
 const db=new DatabaseSync('/tmp/a1/y.db'); db.exec('pragma journal_mode=wal; pragma synchronous=off; pragma secure_delete=on; pragma temp_store=memory')
 db.exec(`create virtual table f using fts5(words, ${opts}, tokenize='ascii', detail=none)`); if(setup) db.exec(setup)
 const s=db.prepare(sql); const t=process.cpuUsage()
 for(let i=0;i<N;i+=per){db.exec('begin'); for(let j=i;j<i+per;j++) s.run(BigInt(j+1),docs[j]); db.exec('commit')}
 const u=process.cpuUsage(t); const t2=process.cpuUsage(); db.exec(`insert into f(f) values('optimize')`); const u2=process.cpuUsage(t2); console.log(label.padEnd(40),(u.user/N).toFixed(1),(u.system/N).toFixed(1),'optimize ms',(u2.user/1e3).toFixed(0)); db.close() }
const cd=`content='', contentless_delete=1`
test('replace',cd,'insert or replace into f(rowid,words) values(?,?)')
test('insert',cd,'insert into f(rowid,words) values(?,?)')
test('insert automerge 0',cd,'insert into f(rowid,words) values(?,?)',`insert into f(f,rank) values('automerge',0)`)
test('insert automerge 16',cd,'insert into f(rowid,words) values(?,?)',`insert into f(f,rank) values('automerge',16)`)
test('insert no delete columnsize 0',`content='', columnsize=0`,'insert into f(rowid,words) values(?,?)')
test('insert pgsz 8000',cd,'insert into f(rowid,words) values(?,?)',`insert into f(f,rank) values('pgsz',16000)`)
test('insert 10000 per txn',cd,'insert into f(rowid,words) values(?,?)','',10000)
test('insert one txn',cd,'insert into f(rowid,words) values(?,?)','',50000)
