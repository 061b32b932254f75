/** Letters of providers: verified, done with, and only then acknowledged. */
import { enter, type Ground } from '../../../kernel/ground.ts'
import { Problem, type RequestOf } from '../../../kernel/contract.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Doorstep, Letter, Reply } from '../../../kernel/route.ts'
import type { hearNoticeEndpoint } from '../contract.ts'
import { hearForeign, hearRefund, hearTransfer } from '../operations/hear-notice.ts'
import { providerNamed } from '../providers/known.ts'
import type { Heard, RemoteProvider } from '../providers/provider.ts'
import { ForgedLetter } from '../providers/refusals.ts'
import { readProviderAccount } from '../queries/read-account.ts'
import { takePaid } from './take-paid.ts'

type Address = RequestOf<typeof hearNoticeEndpoint>
const system = { kind: 'system', name: 'payments' } as const

/**
 * Answers as the provider expects. What cannot be believed is refused; what we fail to do anything with is not
 * acknowledged, so that it is told again.
 */
export async function hearLetter({ ground }: Doorstep, to: Address, letter: Letter): Promise<Reply> {
  const remote = providerNamed(to.provider).remote as RemoteProvider
  try {
    const account = await enter(ground, to.tenantId, system, (ctx) => readProviderAccount(ctx, to.provider, false))
    const heard = await remote.read(account, letter)
    await settle(ground, to, heard)
    return heard.kind === 'foreign' ? remote.answers.forged : remote.answers.heard
  } catch (fault) {
    return refuse(ground, to, remote, fault)
  }
}

async function settle(ground: Ground, { provider, tenantId }: Address, heard: Heard): Promise<void> {
  if (heard.kind === 'paid') await takePaid(ground, tenantId, provider, heard.notice)
  if (heard.kind === 'refund') {
    await enter(ground, tenantId, system, (ctx) => hearRefund(ctx, provider, heard.notice))
  }
  if (heard.kind === 'transfer') {
    await enter(ground, tenantId, system, (ctx) => hearTransfer(ctx, provider, heard.notice))
  }
  if (heard.kind === 'foreign') await enter(ground, tenantId, system, (ctx) => hearForeign(ctx, provider, heard))
}

function refuse({ log }: Ground, { provider, tenantId }: Address, remote: RemoteProvider, fault: unknown): Reply {
  const about = { provider, tenantId: tenantId satisfies TenantId }
  // A tenant that is not there, or has no account with the provider, believes nobody.
  if (fault instanceof ForgedLetter || fault instanceof Problem) {
    log.warn({ ...about, why: fault.message }, 'a notice that cannot be believed was refused')
    return remote.answers.forged
  }
  log.error({ ...about, err: fault }, 'a notice could not be dealt with; it will be told again')
  return remote.answers.failed
}
