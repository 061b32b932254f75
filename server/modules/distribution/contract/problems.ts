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
export const SpentTooLittle = problem('distribution.spent_too_little', 403, {
  zh: '在这里消费满 {leastFen} 分才能申请，你已消费 {spentFen} 分。申请不收任何费用。',
  en: 'Who applies must have bought for {leastFen} fen here; you have for {spentFen}. Applying costs nothing.',
})
export const BindingOver = problem('distribution.binding_over', 409, {
  zh: '这条绑定关系已经结束。',
  en: 'This binding is over already.',
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
export const NotAParty = problem('distribution.not_a_party', 403, {
  zh: '只有合约里的人才能操作。',
  en: 'Only those named in the contract can do this.',
})
export const ContractStateWrong = problem('distribution.contract_state_wrong', 409, {
  zh: '合约现在是“{state}”，不能这样操作。',
  en: 'The contract is {state} now; this cannot be done.',
})
export const GoodsAlreadyShared = problem('distribution.goods_already_shared', 409, {
  zh: '“{title}”在这个社群里已有生效的合销合约，请先结束它。',
  en: '“{title}” is shared by another running contract in this community; end that first.',
})
export const GoodsDearerSupplied = problem('distribution.goods_dearer_supplied', 409, {
  zh: '“{title}”的进货价 {supplyFen} 分高于零售价 {shelfFen} 分。',
  en: '“{title}” would be supplied at {supplyFen} fen, above its price of {shelfFen}.',
})
export const OwedLess = problem('distribution.owed_less', 409, {
  zh: '现在只欠 {owedFen} 分，不能多付。',
  en: 'Only {owedFen} fen are owed now.',
})
export const ReceiptUsed = problem('distribution.receipt_used', 409, {
  zh: '这个转账单号已经记过另一笔。',
  en: 'Another payout stands under this number already.',
})
