/** A request as one object: path, query and body together, read by the contract. */
import type { FastifyRequest } from 'fastify'
import type { Endpoint } from '../contract.ts'
import { InvalidFields } from './problem-body.ts'

/** Raises `kernel.invalid_input` naming every wrong field. */
export function readInput(endpoint: Endpoint, request: FastifyRequest): unknown {
  const body = endpoint.transfer === 'upload' ? {} : (request.body ?? {})
  const raw =
    typeof body === 'object' && !Array.isArray(body)
      ? { ...(request.query as object), ...(body as object), ...(request.params as object) }
      : body
  const read = endpoint.input.safeParse(raw)
  if (!read.success) throw new InvalidFields(read.error.issues)
  return read.data
}
