import { fill } from './fill.js'
const [, , file, n] = process.argv
console.time('fill')
void fill(file ?? '', Number(n), 0, Number(n)).then(() => console.timeEnd('fill'))
