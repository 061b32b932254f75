import { longJob } from '../../../kernel/jobs.ts'

/** The file store may be far away: what shall be gone is taken away after the transaction, tried until it is. */
export const removeBytes = longJob<{ keys: string[] }>('archive.remove_bytes', async (ground, tenantId, { keys }) => {
  for (const key of keys) if (key.startsWith(`${tenantId}/`)) await ground.files.remove(key)
})
