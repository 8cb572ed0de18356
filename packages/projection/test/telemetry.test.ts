import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  type Attributes,
  createNoopMeter,
  INVALID_SPAN_CONTEXT,
  type Meter,
  metrics,
  type ObservableCallback,
  type Span,
  trace,
  type Tracer,
} from '@opentelemetry/api'
import { memoryEventStore } from '@interaction-log/event-store-memory'
import { memoryViewStore, runProjection } from '@interaction-log/projection'
import { rate } from '../src/running/rate.js'
import { entries } from './entries.js'
import { historian } from './history.js'
import { right } from './right.js'

/** Notes what it is told; it is nobody's SDK. */
const notebook = () => {
  const notes: (readonly [what: string, value: unknown, attributes?: Attributes | undefined])[] = []
  const gauges = new Set<ObservableCallback>()
  const noop = createNoopMeter()
  const meter: Meter = {
    ...noop,
    createGauge: noop.createGauge.bind(noop),
    createUpDownCounter: noop.createUpDownCounter.bind(noop),
    createObservableCounter: noop.createObservableCounter.bind(noop),
    createObservableUpDownCounter: noop.createObservableUpDownCounter.bind(noop),
    addBatchObservableCallback: noop.addBatchObservableCallback.bind(noop),
    removeBatchObservableCallback: noop.removeBatchObservableCallback.bind(noop),
    createCounter: (name) => ({
      add: (value, attributes) => notes.push([name, value, attributes]),
    }),
    createHistogram: (name) => ({
      record: (value, attributes) => notes.push([name, value, attributes]),
    }),
    createObservableGauge: () => ({
      addCallback: (callback: ObservableCallback) => gauges.add(callback),
      removeCallback: (callback: ObservableCallback) => gauges.delete(callback),
    }),
  }
  const startActiveSpan = (...given: readonly unknown[]): unknown => {
    const [name, work] = [given[0], given.at(-1)]
    const span: Span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)
    span.setStatus = (status) => {
      notes.push([`${String(name)} status`, status.message])
      return span
    }
    span.end = () => {
      notes.push([`${String(name)} end`, undefined])
    }
    return typeof work === 'function' ? (work as (span: Span) => unknown)(span) : undefined
  }
  const tracer = { startActiveSpan } as Tracer
  metrics.setGlobalMeterProvider({ getMeter: () => meter })
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  return { notes, gauges }
}

afterEach(() => {
  metrics.disable()
  trace.disable()
})

const scene = async (data = {}) => {
  const store = memoryEventStore()
  const write = historian(store)
  for (let n = 0; n < 3; n++) await write.record(randomUUID())
  if (Object.keys(data).length > 0) await write.record(randomUUID(), data)
  const view = right(
    await runProjection({ store, views: memoryViewStore(), projection: entries })(),
  )
  const end = await view.caughtUp()()
  return { write, view, end }
}

const ofView = { 'interaction_log.view': 'entries' }

describe('a program that has set up OpenTelemetry (rule R159)', () => {
  it('gets how many events a view has handled, how long it took, and its lag', async () => {
    const { notes, gauges } = notebook()
    const { view, end } = await scene()
    right(end)
    expect(notes).toContainEqual(['interaction_log.view.events', 3, ofView])
    const took = notes.find(([what]) => what === 'interaction_log.view.batch.duration')
    expect(took?.[1]).toBeGreaterThan(0)
    expect(notes).toContainEqual(['interaction_log.view.batch end', undefined])
    const observed: unknown[] = []
    for (const gauge of gauges)
      await gauge({ observe: (value, attributes) => observed.push([value, attributes]) })
    expect(observed).toEqual([[0, ofView]])
    await view.stop()()
    expect(gauges.size).toBe(0)
  })

  it('gets failures by their type, and no content', async () => {
    const { notes } = notebook()
    const { view } = await scene({ cost: 'a secret' })
    const failure = { ...ofView, 'error.type': 'EventUndecodable' }
    expect(notes).toContainEqual(['interaction_log.view.failures', 1, failure])
    expect(notes).toContainEqual(['interaction_log.view.batch status', 'EventUndecodable'])
    expect(JSON.stringify(notes)).not.toContain('a secret')
    await view.stop()()
  })
})

describe('a view', () => {
  it('says how far behind the log it is and how much it handles (rule R158)', async () => {
    const { write, view, end } = await scene()
    right(end)
    expect(right(await view.lag()())).toBe(0n)
    await write.append('interactionGroup-PHONE', 'InteractionGroupRetired', {})
    expect(right(await view.lag()())).toBe(0n)
    expect(view.rate()).toBeCloseTo(0.3)
    await view.stop()()
    await write.record(randomUUID())
    await pause(1)
    expect(right(await view.lag()())).toBe(2n)
  })
})

describe('a rate', () => {
  it('is the average of the last ten seconds', () => {
    let now = 500
    const { add, perSecond } = rate(() => now)
    expect(perSecond()).toBe(0)
    add(30)
    add(20)
    now = 5_000
    add(50)
    expect(perSecond()).toBe(10)
    now = 10_400
    expect(perSecond()).toBe(5)
    now = 60_000
    expect(perSecond()).toBe(0)
  })
})
