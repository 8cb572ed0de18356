/** Random commands of several people on one log, given through the workflows to a memory store. */
import {
  type InteractionId,
  interactionStream,
  type JsonObject,
  ReviseTemplateRequest,
} from '@interaction-log/core'
import { sample } from '@interaction-log/core/testing'
import { emptyMemory, memoryEventStore } from '@interaction-log/event-store-memory'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { right, salesOffice } from './sales-office.js'

export type Step =
  | { readonly type: 'record'; readonly cost: number }
  | { readonly type: 'cancel' | 'reinstate' | 'purge'; readonly which: number }
  | { readonly type: 'revise'; readonly cost: number }
  | { readonly type: 'retire' | 'restore' }

const which = fc.nat({ max: 5 })
const cost = fc.nat({ max: 9 })

export const history: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant('record' as const), cost }) },
    {
      weight: 8,
      arbitrary: fc.record({ type: fc.constantFrom('cancel', 'reinstate', 'purge'), which }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('revise' as const), cost }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('retire', 'restore') }) },
  ),
  { maxLength: 40 },
)

/** The log after `steps`, each a command of its own; and what was said of each interaction first. */
export const after = async (steps: readonly Step[]) => {
  const memory = emptyMemory()
  const office = await salesOffice(memoryEventStore(memory))
  const interactions: InteractionId[] = []
  const firstData = new Map<InteractionId, JsonObject>()
  const applied: (() => Promise<E.Either<unknown, unknown>>)[] = []

  const commandOf = (step: Step, number: number): (() => Promise<E.Either<unknown, unknown>>) => {
    const code = sample(ReviseTemplateRequest, { code: 'ONSITE' }).code
    switch (step.type) {
      case 'record':
        return () => office.record(number, { durationMinutes: step.cost })
      case 'revise': {
        const request = sample(ReviseTemplateRequest, { code, cost: String(step.cost) })
        return () => office.template(number, { type: 'ReviseTemplate', request })
      }
      case 'retire':
        return () => office.template(number, { type: 'RetireTemplate', request: { code } })
      case 'restore':
        return () => office.template(number, { type: 'RestoreTemplate', request: { code } })
      case 'cancel':
      case 'reinstate':
      case 'purge': {
        const id = interactions[step.which % Math.max(1, interactions.length)]
        return id === undefined
          ? () => Promise.resolve(E.right('there is no interaction'))
          : () => office[step.type](number, id)
      }
    }
  }

  for (const [index, step] of steps.entries()) {
    const command = commandOf(step, 100 + index)
    const events = memory.log.length
    const outcome = await command()
    if (memory.log.length > events) applied.push(command)
    if (step.type !== 'record' || E.isLeft(outcome)) continue
    const { interactionId } = right(
      await office.record(100 + index, { durationMinutes: step.cost }),
    )
    interactions.push(interactionId)
    const [recorded] = await office.stored(interactionStream(interactionId))
    firstData.set(interactionId, recorded?.data ?? {})
  }

  /** One letter an event, also of erased ones: R, C, I for reinstated, P. */
  const lettersOf = (id: InteractionId): string =>
    (memory.streams.get(interactionStream(id)) ?? [])
      .map((row) => row?.type.replace('InteractionReinstated', 'I').replace('Interaction', '')[0])
      .join('')

  return { office, memory, interactions, firstData, applied, lettersOf }
}
