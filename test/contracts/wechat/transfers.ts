/** Merchant transfers: confirmed by the payee within a day. */
import {
  type Ask,
  digest,
  fen,
  type House,
  needs,
  needsNotifyUrl,
  part,
  Refusal,
  rfc,
  type Said,
  text,
  type Transfer,
} from './house.ts'

const day = 86_400_000
const scenes: Record<string, { report: string[]; seen: string[]; most: number }> = {
  '1000': { report: ['活动名称', '奖励说明'], seen: ['活动奖励', '现金奖励'], most: 20_000 },
  '1005': { report: ['岗位类型', '报酬说明'], seen: ['劳务报酬'], most: 100_000_000 },
  '1011': { report: ['赔付原因'], seen: ['退款', '商家赔付'], most: 100_000_000 },
}

export function transfer(house: House, { body }: Ask): Said {
  check(house, body)
  const asked = digest([body.openid, body.transfer_amount, body.transfer_scene_id])
  const known = house.transfers.get(String(body.out_bill_no))
  if (known && known.asked !== asked) throw new Refusal(400, 'PARAM_ERROR', '商户单号已用于另一笔转账')
  const made: Transfer = known ?? {
    outBillNo: String(body.out_bill_no),
    billNo: `1330${house.transfers.size}${house.now().getTime()}`,
    state: 'WAIT_USER_CONFIRM',
    asked,
    amount: Number(body.transfer_amount),
    noticeUrl: typeof body.notify_url === 'string' ? body.notify_url : null,
    at: house.now().getTime(),
  }
  if (!known && house.balance < made.amount) throw new Refusal(403, 'NOT_ENOUGH', '资金不足')
  house.transfers.set(made.outBillNo, made)
  return { status: 200, body: { ...describe(house, made), ...handover(made) } }
}

/** Told when it is made, also again under its number; never to who only asks. */
const handover = (made: Transfer) =>
  made.state === 'WAIT_USER_CONFIRM' ? { package_info: `package_${made.billNo}` } : {}

function check(house: House, body: Record<string, unknown>): void {
  const scene = scenes[String(body.transfer_scene_id)]
  const amount = body.transfer_amount
  needs(body.appid === house.merchant.appid, 'appid')
  needs(/^[A-Za-z0-9]{1,32}$/.test(String(body.out_bill_no)), 'out_bill_no')
  needs(scene, 'transfer_scene_id')
  needs(fen(amount) && amount >= 10 && amount <= scene.most, 'transfer_amount')
  needs(text(body.transfer_remark, 32) && text(body.openid, 64), 'transfer_remark, openid')
  if (body.notify_url !== undefined) needsNotifyUrl(body.notify_url)
  needs(scene.seen.includes(String(body.user_recv_perception)), 'user_recv_perception')
  const report = (Array.isArray(body.transfer_scene_report_infos) ? body.transfer_scene_report_infos : []).map(part)
  needs(report.map((one) => one.info_type).join() === scene.report.join(), 'transfer_scene_report_infos')
  needs(
    report.every((one) => text(one.info_content, 32)),
    'info_content',
  )
  needs(amount < 200_000 || body.user_name !== undefined, 'user_name is required from 2000 yuan on')
  needs(amount >= 30 || body.user_name === undefined, 'user_name is forbidden below 0.3 yuan')
  if (body.user_name !== undefined) house.unseal(String(body.user_name))
}

function describe(house: House, found: Transfer): object {
  if (found.state === 'WAIT_USER_CONFIRM' && house.now().getTime() - found.at > day) found.state = 'FAIL'
  const said = {
    out_bill_no: found.outBillNo,
    transfer_bill_no: found.billNo,
    create_time: rfc(found.at),
    state: found.state,
  }
  return { ...said, ...(found.state === 'FAIL' ? { fail_reason: found.failReason ?? 'OVERDUE_CLOSE' } : {}) }
}

function find(house: House, outBillNo: string): Transfer {
  const found = house.transfers.get(outBillNo)
  if (!found) throw new Refusal(404, 'NOT_FOUND', '转账单不存在')
  return found
}

export const askTransfer = (house: House, outBillNo: string): Said => ({
  status: 200,
  body: describe(house, find(house, outBillNo)),
})

export function cancel(house: House, outBillNo: string): Said {
  const found = find(house, outBillNo)
  if (found.state !== 'WAIT_USER_CONFIRM' && found.state !== 'CANCELING') {
    throw new Refusal(400, 'INVALID_REQUEST', '当前状态不可撤销')
  }
  found.state = 'CANCELING'
  return { status: 200, body: { out_bill_no: outBillNo, transfer_bill_no: found.billNo, state: found.state } }
}

/** The payee taps, the bank cannot, or what was to be taken back is. */
export function end(house: House, outBillNo: string, state: 'SUCCESS' | 'FAIL' | 'CANCELLED', silent = false): void {
  const found = find(house, outBillNo)
  describe(house, found)
  const from = state === 'CANCELLED' ? 'CANCELING' : 'WAIT_USER_CONFIRM'
  if (found.state !== from) throw new Error(`it is ${found.state}`)
  found.state = state
  if (state === 'SUCCESS') house.balance -= found.amount
  if (state === 'FAIL') found.failReason = 'ACCOUNT_NOT_EXIST'
  if (silent || !found.noticeUrl) return
  const told = { ...describe(house, found), mch_id: house.merchant.mchid, transfer_amount: found.amount }
  house.tell(found.noticeUrl, 'MCHTRANSFER.BILL.FINISHED', told)
}
