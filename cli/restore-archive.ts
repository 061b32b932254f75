/** `qunluo restore-archive FILE`: an archive back into an empty tenant, found by its short name or founded for it. */
import { resolve } from 'node:path'
import { type Ground, tenantsBehind } from '../server/kernel/ground.ts'
import type { TenantId } from '../server/kernel/people.ts'
import { restoreArchive } from '../server/modules/archive/index.ts'
import { foundTenant } from '../server/modules/identity/index.ts'
import { withGround } from './with-ground.ts'

type Options = { tenant?: string; found?: string; owner?: string; address?: string; json?: boolean }

export async function restoreFromFile(file: string, options: Options): Promise<void> {
  // Started through npm the program runs in its own folder; the person stands elsewhere.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file)
  const report = await withGround(async (ground) => {
    const tenantId = await findTenant(ground, options)
    const tell = options.json ? async () => {} : tellProgress
    return restoreArchive(ground, tenantId, path, { tell })
  })
  if (!options.json) process.stderr.write('\n')
  const lines = Object.entries(report).map(([name, value]) => `${name.padEnd(10)} ${value}`)
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : `${lines.join('\n')}\n`)
  if (!report.addresses && !options.json)
    process.stdout.write(
      '导出包来自另一个密钥的安装：邮箱和手机号没有带来，请大家重新绑定 · sealed with another key: people bind their addresses again\n',
    )
}

async function findTenant(ground: Ground, { tenant, found, owner, address }: Options): Promise<TenantId> {
  if (found && owner && address) {
    const founding = { name: found, slug: found, owner: { name: owner, address } }
    return (await foundTenant(ground, founding)).tenantId
  }
  if (!tenant)
    throw new Error(
      '说明恢复到哪个空租户（--tenant 短名），或新建一个（--found 短名 --owner 名字 --address 邮箱） · say --tenant SLUG, or --found SLUG --owner NAME --address EMAIL',
    )
  const [id] = await tenantsBehind(ground, 'slug', tenant)
  if (!id) throw new Error(`没有短名为「${tenant}」的租户 · no tenant is called ${tenant}`)
  return id
}

async function tellProgress({ state, written, total }: { state: string; written: number; total: number }) {
  process.stderr.write(`\r${state === 'checking' ? '校验 · checking' : '写入 · writing'} ${written} / ${total}   `)
}
