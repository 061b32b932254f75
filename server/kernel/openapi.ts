/** OpenAPI 3.1 from the contracts: what the server validates by is what the document says. */
import { z } from 'zod'
import type { Endpoint, ProblemKind } from './contract.ts'
import { Fault, InvalidInput, NotAllowed, NotFound, NotSignedIn, TooManyRequests, Unavailable } from './contract.ts'
import { problemBody } from './http/problem-body.ts'

type Schema = Record<string, unknown>

const always = [InvalidInput, NotAllowed, NotFound, TooManyRequests, Fault, Unavailable, NotSignedIn]

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Schema
  return withoutExtras(schema)
}

/** OpenAPI names no `~standard`; clients must tolerate new fields, so answers stay open. */
function withoutExtras(value: unknown): Schema {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (key === 'id' && typeof inner === 'string' ? undefined : inner)),
  ) as Schema
}

function parametersOf(endpoint: Endpoint, input: Schema) {
  const properties = (input.properties ?? {}) as Record<string, Schema>
  const required = new Set((input.required as string[] | undefined) ?? [])
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string))
  const parameters = Object.entries(properties)
    .filter(([name]) => inPath.has(name) || endpoint.method === 'GET' || endpoint.method === 'DELETE')
    .map(([name, schema]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema,
    }))
  const body = Object.entries(properties).filter(([name]) => !parameters.some((one) => one.name === name))
  return { parameters, body, required }
}

function requestBodyOf(endpoint: Endpoint, body: [string, Schema][], required: Set<string>) {
  if (endpoint.transfer === 'upload') {
    const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] }
    return { required: true, content: { 'multipart/form-data': { schema: file } } }
  }
  if (endpoint.transfer === 'letter') {
    return { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
  }
  if (body.length === 0) return undefined
  const schema = {
    type: 'object',
    properties: Object.fromEntries(body),
    required: body.map(([name]) => name).filter((name) => required.has(name)),
  }
  return { required: true, content: { 'application/json': { schema } } }
}

function problemResponses(kinds: readonly ProblemKind[]) {
  const byStatus = new Map<number, ProblemKind[]>()
  for (const kind of kinds) byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), kind])
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: all.map(({ code, en }) => `\`${code}\` ${en}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function operationOf(endpoint: Endpoint) {
  const { parameters, body, required } = parametersOf(endpoint, schemaOf(endpoint.input, 'input'))
  const requestBody = requestBodyOf(endpoint, body, required)
  const answer =
    endpoint.transfer === 'binary'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(endpoint.output, 'output') } }
  return {
    operationId: endpoint.name.replace('.', '_'),
    tags: [endpoint.name.split('.')[0]],
    summary: endpoint.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      '200': { description: 'Done', content: answer },
      ...problemResponses([...endpoint.problems, ...always]),
    },
  }
}

/** The whole document; deterministic, so that a change of contract shows as a change of file. */
export function describeApi(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of [...endpoints].sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1))) {
    const path = `/api${endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '群落 Qunluo',
      version: '0.1.0',
      description:
        'Community operating system. Refusals are RFC 9457 problems with a code and one sentence in Chinese and English.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { apiKey: [] }],
    tags: [...new Set(endpoints.map(({ name }) => name.split('.')[0] as string))].map((name) => ({
      name,
      description: `Endpoints of ${name}`,
    })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'qunluo_session' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: schemaOf(problemBody, 'output') },
    },
  }
}
