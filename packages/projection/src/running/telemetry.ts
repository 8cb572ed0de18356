/**
 * Figures and spans for OpenTelemetry. Without a provider, which only a program sets up, its API does
 * nothing. They name views and failures, count events and say how long it took: no content.
 *
 * @since 0.1.0
 */
import { metrics, SpanStatusCode, trace } from '@opentelemetry/api'
import type { ReadFailure } from '@interaction-log/core'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { SaveBatch } from './save-batch.js'

const scope = '@interaction-log/projection'

export interface Telemetry {
  readonly save: SaveBatch
  readonly stop: () => void
}

/** Asked of the API when a view begins: providers that are set up later are not noticed. */
export const telemetry = (
  view: string,
  save: SaveBatch,
  lag: TaskEither<ReadFailure, bigint>,
): Telemetry => {
  const attributes = { 'interaction_log.view': view }
  const tracer = trace.getTracer(scope)
  const meter = metrics.getMeter(scope)
  const events = meter.createCounter('interaction_log.view.events', { unit: '{event}' })
  const failures = meter.createCounter('interaction_log.view.failures', { unit: '{failure}' })
  const duration = meter.createHistogram('interaction_log.view.batch.duration', { unit: 's' })
  const behind = meter.createObservableGauge('interaction_log.view.lag', { unit: '{position}' })

  const observeLag: Parameters<typeof behind.addCallback>[0] = async (result) => {
    const found = await lag()
    if (E.isRight(found)) result.observe(Number(found.right), attributes)
  }
  behind.addCallback(observeLag)

  return {
    stop: () => {
      behind.removeCallback(observeLag)
    },
    save: (state, batch) =>
      tracer.startActiveSpan('interaction_log.view.batch', { attributes }, async (span) => {
        const began = performance.now()
        try {
          const saved = await save(state, batch)
          events.add(batch.length, attributes)
          duration.record((performance.now() - began) / 1_000, attributes)
          span.setAttribute('interaction_log.events', batch.length)
          if (saved.failure !== undefined) {
            const { type } = saved.failure
            failures.add(1, { ...attributes, 'error.type': type })
            span.setStatus({ code: SpanStatusCode.ERROR, message: type })
          }
          return saved
        } finally {
          span.end()
        }
      }),
  }
}
