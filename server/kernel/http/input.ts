/** A request as one object: path, query and body together, read by the contract. */
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../contract.ts'
import { InvalidFields } from './problem-body.ts'

/** Raises `kernel.invalid_input` naming every wrong field. */
export function readInput(endpoint: Endpoint, request: FastifyRequest): unknown {
  const apart = endpoint.transfer === 'upload' || endpoint.transfer === 'letter'
  const body = apart ? {} : (request.body ?? {})
  const raw =
    typeof body === 'object' && !Array.isArray(body)
      ? { ...(request.query as object), ...(body as object), ...(request.params as object) }
      : body
  const read = endpoint.input.safeParse(withStorableText(raw))
  if (!read.success) throw new InvalidFields(read.error.issues)
  return read.data
}

/** Text the database can hold: no NUL, no half of a surrogate pair. Nobody can type either. */
export function withStorableText(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '')
  if (Array.isArray(value)) return value.map(withStorableText)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withStorableText(inner)]))
}
