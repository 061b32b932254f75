/** Keys with which programs act for a tenant. */
import { z } from 'zod'
import { endpoint, instant } from '../../../kernel/contract.ts'
import { apiKeyId, displayName, scope } from './shapes.ts'

export const apiKey = z.object({
  id: apiKeyId,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  expiresAt: instant.nullable(),
  usedAt: instant.nullable(),
  hint: z.string(),
})
export type ApiKey = z.infer<typeof apiKey>
export const listApiKeysEndpoint = endpoint({
  name: 'identity.list_api_keys',
  route: 'GET /api-keys',
  summary: 'API keys of this tenant',
  output: z.object({ rows: z.array(apiKey) }),
})
export const createApiKeyEndpoint = endpoint({
  name: 'identity.create_api_key',
  route: 'POST /api-keys',
  summary: 'Create an API key; its secret is shown once',
  input: z.object({ name: displayName, scopes: z.array(scope).min(1), expiresAt: instant.nullable().optional() }),
  output: z.object({ key: apiKey, secret: z.string() }),
})
export const revokeApiKeyEndpoint = endpoint({
  name: 'identity.revoke_api_key',
  route: 'DELETE /api-keys/:apiKeyId',
  summary: 'Revoke an API key at once',
  input: z.object({ apiKeyId }),
})
