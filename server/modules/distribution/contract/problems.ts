/** Why somebody cannot promote, be bound or withdraw. */
import { problem } from '../../../kernel/contract.ts'

export const DistributionOff = problem('distribution.off', 409, {
  zh: '分销还没有开启，或已被停用。',
  en: 'Distribution is switched off.',
})
export const NotAPromoter = problem('distribution.not_a_promoter', 403, {
  zh: '你还不是推广员，请先申请，不收任何费用。',
  en: 'You are not a promoter yet; apply first, it costs nothing.',
})
export const CodeUnknown = problem('distribution.code_unknown', 404, {
  zh: '这个推广码已失效。',
  en: 'This promotion code no longer works.',
})
export const OwnCode = problem('distribution.own_code', 409, {
  zh: '不能绑定自己，也不能绑定自己带来的人。',
  en: 'Nobody is bound to themselves, nor to somebody they brought.',
})
export const WithdrawalOpen = problem('distribution.withdrawal_open', 409, {
  zh: '你有一笔提现正在处理，完成后再申请。',
  en: 'A withdrawal of yours is being handled already.',
})
export const WithdrawalTooSmall = problem('distribution.withdrawal_too_small', 400, {
  zh: '提现金额至少 {leastFen} 分。',
  en: 'At least {leastFen} fen can be withdrawn.',
})
export const RealNameMissing = problem('distribution.real_name_missing', 409, {
  zh: '提现 {fromFen} 分及以上需要先登记真实姓名。',
  en: 'From {fromFen} fen on, a real name is needed.',
})
export const WithdrawalStateWrong = problem('distribution.withdrawal_state_wrong', 409, {
  zh: '这笔提现现在是“{state}”，不能这样操作。',
  en: 'The withdrawal is {state} now; this cannot be done.',
})
