/** How often a property is tried: `LONG=1` tries twenty times as often. */
export const manyRuns = (usually: number) => ({
  numRuns: process.env['LONG'] === '1' ? usually * 20 : usually,
})
