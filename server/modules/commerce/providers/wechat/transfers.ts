/** Merchant transfers (商家转账): the payee confirms each one within a day. */
import { z } from 'zod'
import type { TransferNews, WantedTransfer } from '../provider.ts'
import { ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { call } from './call.ts'
import { sealingKey } from './platform.ts'
import { sealText } from './sealed.ts'

const path = '/v3/fund-app/mch-transfer/transfer-bills'

/** What each scene has to report, and how the payee may see it (转账场景). */
const transferScenes = {
  marketing: { id: '1000', report: ['活动名称', '奖励说明'], seen: ['活动奖励', '现金奖励'] },
  commission: { id: '1005', report: ['岗位类型', '报酬说明'], seen: ['劳务报酬'] },
  compensation: { id: '1011', report: ['赔付原因'], seen: ['退款', '商家赔付'] },
} as const
const states = [
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
] as const
export const transfer = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string(),
  state: z.enum(states),
  /** What the payee's client needs to confirm (`wx.requestMerchantTransfer`). */
  package_info: z.string().optional(),
  fail_reason: z.string().optional(),
})
export type Transfer = z.infer<typeof transfer>

/**
 * Sends money to somebody who confirms it. Whatever goes wrong, the number stays the same and `askTransfer` is asked
 * before it is sent again: a second number would be a second payment.
 */
export async function sendTransfer(account: WechatAccount, wanted: WantedTransfer): Promise<Transfer> {
  const scene = transferScenes[wanted.scene]
  const sealing = wanted.name === undefined ? null : await sealingKey(account)
  const body = {
    appid: account.appId,
    out_bill_no: wanted.transferNo,
    transfer_scene_id: scene.id,
    openid: wanted.openid,
    ...(sealing && wanted.name !== undefined ? { user_name: sealText(sealing.key, wanted.name) } : {}),
    transfer_amount: wanted.amountFen,
    transfer_remark: wanted.remark,
    notify_url: wanted.noticeUrl,
    user_recv_perception: scene.seen[0],
    transfer_scene_report_infos: scene.report.map((info_type, n) => ({ info_type, info_content: wanted.report[n] })),
  }
  return call(account, { method: 'POST', path, body, ...(sealing ? { serial: sealing.serial } : {}) }, transfer)
}

/** Null when no such transfer ever arrived there: only then may it be sent again. */
export async function askTransfer(account: WechatAccount, transferNo: string): Promise<Transfer | null> {
  try {
    return await call(account, { method: 'GET', path: `${path}/out-bill-no/${transferNo}` }, transfer)
  } catch (fault) {
    if (fault instanceof ProviderRefusal && fault.status === 404) return null
    throw fault
  }
}

/** Takes it back while the payee has not confirmed. */
export async function cancelTransfer(account: WechatAccount, transferNo: string): Promise<Transfer['state']> {
  const answer = z.object({ state: z.enum(states) })
  const asked = { method: 'POST', path: `${path}/out-bill-no/${transferNo}/cancel` } as const
  return (await call(account, asked, answer)).state
}

/** In our own words. What was not confirmed within a day is closed as a failure of that name. */
export function newsOf({ merchant, appId }: WechatAccount, told: Transfer): TransferNews {
  const { state, package_info, transfer_bill_no, fail_reason } = told
  if (state === 'SUCCESS') return { state: 'paid', theirNo: transfer_bill_no }
  if (state === 'CANCELLED') return { state: 'over' }
  if (state === 'CANCELING') return { state: 'cancelling' }
  if (state === 'FAIL') return fail_reason === 'OVERDUE_CLOSE' ? { state: 'over' } : failed(fail_reason)
  if (state !== 'WAIT_USER_CONFIRM') return { state: 'sent' }
  const handover = package_info ? { mchId: merchant, appId, package: package_info } : null
  return { state: 'waiting', handover }
}

const failed = (reason = 'FAIL'): TransferNews => ({ state: 'failed', reason })
