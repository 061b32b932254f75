/** What might be sent to an endpoint: mostly what its contract describes, now and then something it forbids. */
import fc from 'fast-check'
import { z } from 'zod'

type Shape = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: boolean | Shape
  items?: Shape
  prefixItems?: Shape[]
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}
/** What exists: known by their kind (`grp`), other words by the name of their field (`code`). Named twice, used twice as often. */
export type Known = ReadonlyMap<string, readonly string[]>

const idPattern = /^\^([a-z]+)_\[0-7\]/
const unlikely = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '‮反转',
  "'; drop table x; --",
  '%',
  '𠮷野家🍊',
  '../../etc/passwd',
  '<b>x</b>',
]

/** Inputs for an endpoint; `known` is used wherever something of that kind is asked for. */
export function inputsOf(input: z.ZodType, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape
  const right = valueOf(shape, known) as fc.Arbitrary<Record<string, unknown>>
  return fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: spoilt(right) })
}

/** Of what kind the ids of a field are (`grp`), by its contract; else the field's own name. */
export function kindOf(input: z.ZodType, field: string): string {
  const { properties } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape
  return idPattern.exec(properties?.[field]?.pattern ?? '')?.[1] ?? field
}

/** One field missing, of another kind, or beyond every limit. */
function spoilt(right: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const wrong = fc.oneof(
    fc.constantFrom<unknown>(null, true, -1, 1.5, 2 ** 53, -0, [], {}, [null], 'x'.repeat(100_000), ...unlikely),
    fc.jsonValue({ maxDepth: 2 }),
  )
  return fc.tuple(right, fc.nat(), wrong, fc.boolean()).map(([input, place, value, drops]) => {
    const keys = Object.keys(input)
    const key = keys[place % Math.max(keys.length, 1)]
    if (key === undefined) return { surprise: value }
    const { [key]: _, ...rest } = input
    return drops ? rest : { ...rest, [key]: value }
  })
}

function valueOf(shape: Shape, known: Known): fc.Arbitrary<unknown> {
  if ('const' in shape) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, known)))
  if (shape.allOf) return valueOf(Object.assign({}, ...shape.allOf) as Shape, known)
  const kind = Array.isArray(shape.type) ? shape.type[0] : shape.type
  return (kinds[kind ?? ''] ?? anything)(shape, known)
}

const anything = () => fc.jsonValue({ maxDepth: 2 })
const kinds: Record<string, (shape: Shape, known: Known) => fc.Arbitrary<unknown>> = {
  string: text,
  integer: whole,
  number: whole,
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: list,
  object: record,
}

function text({ pattern, format, minLength = 0, maxLength = 200 }: Shape, known: Known): fc.Arbitrary<string> {
  const prefix = idPattern.exec(pattern ?? '')?.[1]
  if (prefix) {
    const nobody = `${prefix}_01jd4x0000e0080000000000ab`
    return fc.constantFrom(...(known.get(prefix) ?? []), nobody)
  }
  if (format === 'date-time') return moment.map((at) => at.toISOString())
  if (format === 'date') return moment.map((at) => at.toISOString().slice(0, 10))
  if (format === 'email') return fc.emailAddress()
  if (format === 'uuid') return fc.uuid()
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'))
  const longest = Math.min(maxLength, 200)
  return fc.oneof(
    fc.string({ unit: 'grapheme', minLength, maxLength: longest }),
    fc.constantFrom(...unlikely, '猫'.repeat(longest)),
  )
}
const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })

function whole({ minimum = -1000, maximum = 1000 }: Shape): fc.Arbitrary<number> {
  const [least, most] = [Math.max(minimum, -(2 ** 53)), Math.min(maximum, 2 ** 53)]
  return fc.oneof(
    fc.integer({ min: Math.ceil(least), max: Math.floor(Math.min(most, 2 ** 31 - 1)) }),
    fc.constantFrom(least, most),
  )
}

function list({ items = {}, prefixItems, minItems = 0, maxItems = 5 }: Shape, known: Known): fc.Arbitrary<unknown> {
  if (prefixItems) return fc.tuple(...prefixItems.map((one) => valueOf(one, known)))
  return fc.array(valueOf(items, known), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 8)) })
}

function record({ properties = {}, required = [], additionalProperties }: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties)
  if (fields.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 20 }), valueOf(additionalProperties, known), { maxKeys: 3 })
  // Most of what may be left out is left out, so that contradicting wishes are rare.
  const model = fields.map(([name, inner]) => {
    const samples = known.get(name)
    const value = samples
      ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...samples) }, valueOf(inner, known))
      : valueOf(inner, known)
    const given = value.map((one) => [name, one] as const)
    return required.includes(name) ? given : fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, given)
  })
  return fc.tuple(...model).map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)))
}
