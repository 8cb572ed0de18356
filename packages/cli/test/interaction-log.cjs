// Runs the program from its sources: node --conditions=@interaction-log/source -r ts-node/register
require('../src/main.ts')
