/** Why something cannot be bought, paid, shipped or given back. */
import { problem } from '../../../kernel/contract.ts'

export const SoldOut = problem('commerce.sold_out', 409, {
  zh: '“{title}”库存不足，还剩 {left} 件。',
  en: '“{title}” is short of stock; {left} left.',
})
export const NotForSale = problem('commerce.not_for_sale', 409, {
  zh: '“{title}”已下架，或不在这个社群出售。',
  en: '“{title}” is not for sale here.',
})
export const LimitReached = problem('commerce.limit_reached', 409, {
  zh: '“{title}”每人限购 {limit} 件，你已购买 {bought} 件。',
  en: '“{title}” is limited to {limit} each; you have bought {bought}.',
})
export const DeliveryImpossible = problem('commerce.delivery_impossible', 400, {
  zh: '所选商品不支持这种配送方式，请换一种。',
  en: 'These goods cannot be delivered in this way; choose another.',
})
export const RecipientMissing = problem('commerce.recipient_missing', 400, {
  zh: '请填写收货人、电话和地址。',
  en: 'Please tell who receives it, a phone number and the address.',
})
export const PickupPointMissing = problem('commerce.pickup_point_missing', 400, {
  zh: '请选择一个正在使用的自提点。',
  en: 'Please choose a place where it can be fetched.',
})
export const PriceChanged = problem('commerce.price_changed', 409, {
  zh: '价格刚刚有变动，请核对后再下单。',
  en: 'The price has just changed; please look again before you order.',
})
export const OrderStateWrong = problem('commerce.order_state_wrong', 409, {
  zh: '订单现在是“{state}”，不能这样操作，请刷新后再看。',
  en: 'The order is {state} now; this cannot be done. Please look again.',
})
export const OrderAwaits = problem('commerce.order_awaits', 409, {
  zh: '订单还在等待成团或到期，暂时不能发货或取消。',
  en: 'The order waits for its team or date; it can be neither shipped nor cancelled yet.',
})
export const PaymentExpired = problem('commerce.payment_expired', 409, {
  zh: '付款时间已过，请重新下单。',
  en: 'The time to pay is over; please order again.',
})
export const ProviderOff = problem('commerce.provider_off', 409, {
  zh: '这种支付方式没有开通。',
  en: 'This way to pay is not switched on.',
})
export const PaymentsOff = problem('commerce.payments_off', 409, {
  zh: '店主还没有开通收款，暂时不能付款。',
  en: 'The shop takes no payments yet.',
})
export const PayerUnknown = problem('commerce.payer_unknown', 400, {
  zh: '请在微信里打开后再付款。',
  en: 'Please open this inside WeChat to pay.',
})
export const ProviderUnreachable = problem('commerce.provider_unreachable', 503, {
  zh: '支付平台暂时连不上，订单还为你留着，请稍后再试。',
  en: 'The payment provider cannot be reached for a moment; your order is kept, please try again.',
})
export const ProviderRefused = problem('commerce.provider_refused', 409, {
  zh: '支付平台没有受理（{reason}），请换一种方式付款，或联系店主。',
  en: 'The payment provider refused ({reason}); choose another way to pay, or ask the shop.',
})
export const KeyWrong = problem('commerce.key_wrong', 400, {
  zh: '“{field}”填写不对，请对照支付平台的后台核对。',
  en: '“{field}” is not right; please compare it with the provider’s own pages.',
})
export const RefundTooMuch = problem('commerce.refund_too_much', 409, {
  zh: '最多可退 {mostFen} 分，请修改退款金额。',
  en: 'At most {mostFen} fen can be refunded.',
})
export const ShipTooMany = problem('commerce.ship_too_many', 409, {
  zh: '第 {line} 行最多还能发 {left} 件。',
  en: 'Line {line} has only {left} left to ship.',
})
export const OrderUnknown = problem('commerce.order_unknown', 404, {
  zh: '没有这个订单号，请核对后再试。',
  en: 'There is no order with this number; please check it.',
})
export const ParcelUnreadable = problem('commerce.parcel_unreadable', 400, {
  zh: '缺少快递公司，或运单号不是 4–60 位字母、数字和短横线。',
  en: 'The carrier is missing, or the tracking number is not 4–60 letters, digits or hyphens.',
})
export const ParcelsUnreadable = problem('commerce.parcels_unreadable', 422, {
  zh: '“{name}”里读不出包裹。请用 .xlsx 或 .csv，第一行是列名：订单号、快递公司、运单号，最多 5000 行。',
  en: 'No parcels could be read from “{name}”. Use .xlsx or .csv with the columns order number, carrier, tracking; 5000 rows at most.',
})
export const CodeUnknown = problem('commerce.code_unknown', 404, {
  zh: '没有这个核销码，请核对后再试。',
  en: 'There is no such code; please check it.',
})
export const CodeUsed = problem('commerce.code_used', 409, {
  zh: '这个核销码已在 {at} 核销过。',
  en: 'This code was redeemed at {at}.',
})
export const StockHeld = problem('commerce.stock_held', 409, {
  zh: '有订单正占着库存，数量不能少于被占用的件数。',
  en: 'Orders hold some of it; there cannot be fewer than they hold.',
})
export const PictureUnreadable = problem('commerce.picture_unreadable', 400, {
  zh: '这个文件不是能打开的图片，请换成 JPEG、PNG 或 WebP。',
  en: 'This file is no picture we can open; please choose a JPEG, PNG or WebP.',
})
export const PictureGone = problem('commerce.picture_gone', 409, {
  zh: '有一张图片找不到了，请删掉它再上传一次。',
  en: 'One of the pictures is gone; please take it away and upload it again.',
})
export const GoodsUnreadable = problem('commerce.goods_unreadable', 422, {
  zh: '“{name}”读不出表格，请另存为 .xlsx 或 .csv 再上传。',
  en: 'No table could be read from “{name}”; please save it as .xlsx or .csv and upload it again.',
})
export const GoodsEmpty = problem('commerce.goods_empty', 422, {
  zh: '“{name}”里没有数据行。第一行应是列名，从第二行起每行一个规格。',
  en: '“{name}” holds no rows. The first row should name the columns, each further row one variant.',
})
export const GoodsHeadingsMissing = problem('commerce.goods_headings_missing', 422, {
  zh: '“{name}”里没有找到列名。请在最上面加一行，例如：商品名称、规格、货号、价格、库存。',
  en: 'No column names were found in “{name}”. Add a row on top, such as title, variant, SKU, price, stock.',
})
export const GoodsTooLarge = problem('commerce.goods_too_large', 413, {
  zh: '“{name}”太大了，一次最多 2000 行，请拆成几个文件。',
  en: '“{name}” is too large; at most 2000 rows at a time, please split it.',
})
export const GoodsImportOver = problem('commerce.goods_import_over', 409, {
  zh: '这次导入已经结束，不能再这样操作。',
  en: 'This import is over; this cannot be done any more.',
})
export const GoodsMappingMismatch = problem('commerce.goods_mapping_mismatch', 400, {
  zh: '列和文件对不上，请刷新页面后重新选择。',
  en: 'The columns are not those of the file; reload the page and choose again.',
})
export const SkuTaken = problem('commerce.sku_taken', 409, {
  zh: '货号“{sku}”已被使用。',
  en: 'The item number “{sku}” is taken.',
})
export const VersionChanged = problem('commerce.version_changed', 409, {
  zh: '别人刚刚改过这个商品，请刷新后再改。',
  en: 'Somebody has just changed this; please reload.',
})
export const DealGone = problem('commerce.deal_gone', 409, {
  zh: '“{deal}”的名额刚被抢完，购物车里的东西都还在，请按现在的价格再看一眼。',
  en: 'The last set of “{deal}” has just gone. Your cart is as it was; please look at the price again.',
})
export const AfterSaleOpen = problem('commerce.after_sale_open', 409, {
  zh: '这个订单已有一个售后申请在处理。',
  en: 'A request about this order is being handled already.',
})
export const MembershipForGood = problem('commerce.membership_for_good', 409, {
  zh: '你已经是永久会员，不用再买了。',
  en: 'You are a member for good already.',
})
export const PlanOver = problem('commerce.plan_over', 409, {
  zh: '“{name}”的到期日已过，或你的会员已经到那一天，不用再买。',
  en: 'The last day of “{name}” is over, or you are a member until then already.',
})
export const NoReturn = problem('commerce.no_return', 409, {
  zh: '按本社群公布的规则，退出 {exits} 次后不能再次加入。',
  en: 'By the rules of this community nobody comes back after leaving {exits} times.',
})
export const RefundsUsed = problem('commerce.refunds_used', 409, {
  zh: '按购买时的约定，每人最多退款 {most} 次，你已经用完。',
  en: 'By what was agreed there are at most {most} refunds each; yours are used.',
})
export const MembershipOver = problem('commerce.membership_over', 409, {
  zh: '这份会员已经结束，不能再退。',
  en: 'This membership has ended already.',
})
export const TrialUsed = problem('commerce.trial_used', 409, {
  zh: '每人只能试用一次，你已经用过了。',
  en: 'Everybody can try it once; you have.',
})
export const NoRefund = problem('commerce.no_refund', 409, {
  zh: '按购买时的约定，现在没有可退的金额。',
  en: 'By what was agreed, nothing comes back now.',
})
export const CouponGone = problem('commerce.coupon_gone', 409, {
  zh: '这张优惠券已领完或已停止发放。',
  en: 'This coupon is gone or no longer given.',
})
export const CouponLimit = problem('commerce.coupon_limit', 409, {
  zh: '这张优惠券每人最多领 {limit} 张。',
  en: 'At most {limit} of this coupon each.',
})
export const CouponForNewcomers = problem('commerce.coupon_for_newcomers', 409, {
  zh: '这张优惠券只发给还没在这里买过东西的新人。',
  en: 'This coupon is for those who have not bought here before.',
})
export const CouponForMembers = problem('commerce.coupon_for_members', 409, {
  zh: '这张优惠券只发给本社群现在的付费会员。',
  en: 'This coupon is for paid members of this community.',
})
export const CouponByPlan = problem('commerce.coupon_by_plan', 409, {
  zh: '这张优惠券由会员方案每月自动发放，不能另外赠送。',
  en: 'A plan brings this coupon every month; it is not given otherwise.',
})
export const CouponInPlan = problem('commerce.coupon_in_plan', 409, {
  zh: '会员方案“{name}”每月发这张券，请先从方案里去掉再停发。',
  en: 'The plan “{name}” brings this coupon every month; take it out of the plan first.',
})
export const NotMonthly = problem('commerce.coupon_not_monthly', 400, {
  zh: '方案每月发的券，要选本社群可用、领取方式为“会员每月”且没有停发的优惠券。',
  en: 'A plan brings coupons whose way is “every month”, good in this community and not stopped.',
})
export const NobodyCalledSo = problem('commerce.nobody_called_so', 404, {
  zh: '社群里没有叫“{name}”的人。',
  en: 'Nobody in the community is called “{name}”.',
})
export const SeveralCalledSo = problem('commerce.several_called_so', 409, {
  zh: '有 {count} 个人叫“{name}”，请在名单里选定是哪一位。',
  en: '{count} people are called “{name}”; choose which one.',
})
export const NotSeatedHere = problem('commerce.not_seated_here', 409, {
  zh: '不在这个社群的任何一个群里，券用不上。',
  en: 'Sits in no group of the community, and could not use it.',
})
export const CouponUnusable = problem('commerce.coupon_unusable', 409, {
  zh: '这张优惠券现在不能用：未满足门槛、不适用这些商品、已用过或已过期。',
  en: 'This coupon cannot be used now: below its threshold, for other goods, used or expired.',
})
export const PayoutsOff = problem('commerce.payouts_off', 409, {
  zh: '还没有开通能付款给个人的支付方式，请先在“收款设置”里开通微信支付。',
  en: 'No way of paying people is switched on; switch on WeChat Pay first.',
})
export const PayoutAmountWrong = problem('commerce.payout_amount_wrong', 409, {
  zh: '每笔付款要在 {least} 元到 {most} 元之间，这是支付平台的限额。',
  en: 'Each payout must be between ¥{least} and ¥{most}: the provider allows no other.',
})
export const PayeeNameMissing = problem('commerce.payee_name_missing', 409, {
  zh: '2000 元及以上的付款要有收款人的真实姓名，请对方先登记。',
  en: 'From ¥2,000 on the payee’s real name is needed; ask them to register it.',
})
export const PayeeUnknown = problem('commerce.payee_unknown', 400, {
  zh: '请在微信里打开后再领取。',
  en: 'Please open this inside WeChat to take it.',
})
export const PayoutStateWrong = problem('commerce.payout_state_wrong', 409, {
  zh: '这笔钱现在是“{state}”，不能这样操作，请刷新后再看。',
  en: 'This payout is {state} now; this cannot be done. Please look again.',
})
export const RefundNotAbnormal = problem('commerce.refund_not_abnormal', 409, {
  zh: '只有买家的卡收不到钱的退款才要这样处理，这笔不用。',
  en: 'Only a refund that the buyer’s card could not take is settled in this way.',
})
