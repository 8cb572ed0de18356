/** The main job, from a log just opened to purged entries. On a log that had it before, it goes on. */
import type { InteractionLog } from '@interaction-log/interaction-log'
import { groups, interactions, templates } from './data.js'
import { directories } from './directories.js'
import { done } from './done.js'
import { purgeOldCanceled, purgeWrongCall } from './purging.js'
import { printEntries } from './table.js'

type Log = InteractionLog<never>

const defineTemplates = async (log: Log): Promise<void> => {
  for (const group of groups)
    done(await log.defineGroup(group, { idempotencyKey: `demo ${group.code}` }), 'Changed')
  for (const template of templates)
    done(await log.defineTemplate(template, { idempotencyKey: `demo ${template.code}` }), 'Changed')
  console.log(`Defined ${String(templates.length)} templates in ${String(groups.length)} groups.`)
}

/** Records each row once, however often the demo runs: its key is the row's number. */
const recordAll = async (log: Log): Promise<void> => {
  let [news, known, canceled, purged] = [0, 0, 0, 0]
  for (const { no, request, canceledBecause } of interactions) {
    const answer = await log.record(request, { idempotencyKey: `demo ${no}` })
    if (answer.type === 'AlreadyPurged') {
      purged++
      continue
    }
    const { interactionId, repeated } = done(answer, 'Recorded')
    if (repeated) known++
    else news++
    if (canceledBecause === null) continue
    const cancellation = { interactionId, reason: canceledBecause }
    const options = { idempotencyKey: `demo cancel ${no}` }
    const change = done(await log.cancel(cancellation, options), 'Changed', 'Unchanged')
    if (change.type === 'Changed' && !change.repeated) canceled++
  }
  console.log(`Recorded ${String(news)} interactions, canceled ${String(canceled)} of them.`)
  if (known + purged > 0)
    console.log(
      `${String(known)} were recorded by an earlier run, ${String(purged)} were purged since and stay so.`,
    )
}

export const play = async (log: Log): Promise<void> => {
  await defineTemplates(log)
  await recordAll(log)

  const { contacts } = directories
  await printEntries(log, contacts, 'Company Fjordline Packaging with its persons', {
    company: 'CT000400',
  })
  await printEntries(log, contacts, 'Person CT000101', { contact: 'CT000101' })
  await printEntries(log, contacts, 'Segment SPRING26', { segment: 'SPRING26' })

  await purgeOldCanceled(log)
  await purgeWrongCall(log)
}
