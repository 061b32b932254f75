import { type Ground, tenantsBehind } from '../server/kernel/ground.ts'
import type { TenantId } from '../server/kernel/people.ts'

/** The tenant of a short name, as a command was given it. */
export async function findTenant(ground: Ground, tenant: string | undefined): Promise<TenantId> {
  if (!tenant) throw new Error('说明导入到哪个租户（--tenant 短名） · say --tenant SLUG')
  const [id] = await tenantsBehind(ground, 'slug', tenant)
  if (!id) throw new Error(`没有短名为「${tenant}」的租户 · no tenant is called ${tenant}`)
  return id
}
