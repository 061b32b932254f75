import type { TenantId } from '../../../kernel/people.ts'

/** Where a finished archive lies in the file store; by its checksum, so that two workers never mix theirs. */
export const archiveKey = (tenantId: TenantId, sha256: string): string => `${tenantId}/exports/${sha256}.zip`

/** Where an archive lies that shall be brought back. */
export const restorationKey = (tenantId: TenantId, sha256: string): string => `${tenantId}/restorations/${sha256}.zip`
