/** The way in for people: port, address, pages. */
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../../server/kernel/config.ts'
import { type Finding, ok, warning, wrong } from './finding.ts'

export async function checkEdge(config: Config, pages: string): Promise<Finding[]> {
  if (config.role === 'worker') return []
  return [await checkPort(config), ...checkAddress(config), checkPages(pages)]
}

async function checkPort({ host, port }: Config): Promise<Finding> {
  if (await isFree(host, port)) return ok('port', `端口 ${port} 空闲`, `port ${port} is free`)
  if (await isOurs(port)) return ok('port', `程序正在端口 ${port} 上运行`, `the program runs on port ${port}`)
  return warning('port', {
    zh: `端口 ${port} 被别的程序占用，启动时会改用下一个`,
    en: `port ${port} is taken by another program; a start will take the next one`,
    mend: { zh: '停掉那个程序，或另设 PORT', en: 'stop that program, or set PORT' },
  })
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port }, () => server.close(() => resolve(true)))
  })
}

async function isOurs(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null)
  const body = (await answer?.json().catch(() => null)) as { database?: string; closing?: boolean } | null
  return body?.database !== undefined && body.closing !== undefined
}

const local = /^https?:\/\/(localhost|127\.|\[::1\])/

function checkAddress({ publicUrl, trustProxy }: Config): Finding[] {
  if (!publicUrl || (publicUrl.startsWith('http:') && !local.test(publicUrl))) {
    return [
      warning('address', {
        zh: publicUrl ? `PUBLIC_URL 不是 https：${publicUrl}` : '没有设置 PUBLIC_URL',
        en: publicUrl ? `PUBLIC_URL is not https: ${publicUrl}` : 'PUBLIC_URL is not set',
        mend: {
          zh: '在反向代理上启用 TLS，并把 PUBLIC_URL 设为 https:// 地址：否则会话没有加密，手机也装不了应用',
          en: 'put a proxy with TLS in front and set PUBLIC_URL to its https:// address: otherwise sessions travel unencrypted and phones cannot install the app',
        },
      }),
    ]
  }
  const fine = ok('address', publicUrl, publicUrl)
  if (local.test(publicUrl) || trustProxy) return [fine]
  return [
    fine,
    warning('proxy', {
      zh: '有 https 地址，但没有设置 TRUST_PROXY',
      en: 'there is an https address, but TRUST_PROXY is not set',
      mend: {
        zh: '前面有反向代理就设 TRUST_PROXY=true：否则所有人看起来来自同一个地址，会一起被限速',
        en: 'behind a proxy set TRUST_PROXY=true: otherwise all people seem to come from one address and are slowed down together',
      },
    }),
  ]
}

function checkPages(directory: string): Finding {
  const missing = ['console', 'member'].filter((app) => !existsSync(join(directory, app, 'index.html')))
  if (missing.length === 0) return ok('pages', '网页已构建', 'the pages are built')
  return wrong('pages', {
    zh: `网页没有构建：${missing.join('、')}`,
    en: `pages are not built: ${missing.join(', ')}`,
    mend: { zh: '用 npm start 启动，它会先构建', en: 'start with npm start, which builds them first' },
  })
}
