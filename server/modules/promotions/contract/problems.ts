/** Why somebody cannot take part. */
import { problem } from '../../../kernel/contract.ts'

export const ChannelRefuses = problem('promotions.channel_refuses', 409, {
  zh: '按平台规则，这种玩法不能在这个渠道里使用，请换一个渠道。',
  en: 'The rules of this channel do not allow this; choose another one.',
})
export const ActivityNotRunning = problem('promotions.activity_not_running', 409, {
  zh: '活动还没开始、已暂停或已结束，暂时不能参加。',
  en: 'The activity has not begun, is paused or is over.',
})
export const ActivityOver = problem('promotions.activity_over', 409, {
  zh: '活动已经结束，不能再修改。',
  en: 'The activity is over; it cannot be changed any more.',
})
export const ActivityVersionChanged = problem('promotions.version_changed', 409, {
  zh: '别人刚刚改过这个活动，请刷新后再改。',
  en: 'Somebody has just changed this activity; please reload.',
})
export const KindFixed = problem('promotions.kind_fixed', 409, {
  zh: '活动的玩法定了就不能换，请另建一个活动。',
  en: 'An activity keeps its kind; make another one.',
})
export const PriceAboveShelf = problem('promotions.price_above_shelf', 409, {
  zh: '“{title}”的活动价不能高于平时的价格 ¥{shelf}。',
  en: '“{title}” would cost more than on the shelf (¥{shelf}).',
})
export const ServiceMustBeRefundable = problem('promotions.service_must_be_refundable', 409, {
  zh: '在微信里卖到店服务，必须支持随时退、过期退，请打开这个选项。',
  en: 'Services sold in WeChat must be refundable at any time; switch that on.',
})
export const VariantNotInActivity = problem('promotions.variant_not_in_activity', 404, {
  zh: '这个规格不在活动里，请重新选择。',
  en: 'This variant is not part of the activity.',
})
export const QuotaTaken = problem('promotions.quota_taken', 409, {
  zh: '活动名额已用完，或超过了每人可购的件数。',
  en: 'The activity has nothing left, or nothing left for you.',
})
export const SlotClosed = problem('promotions.slot_closed', 409, {
  zh: '现在不在秒杀时段里，请等下一场。',
  en: 'It is not open now; please come back for the next hours.',
})
export const NewcomersOnly = problem('promotions.newcomers_only', 409, {
  zh: '这个活动只限还没在这里买过东西的新人参加。',
  en: 'Only those who have not bought here before can take part.',
})
export const TeamFull = problem('promotions.team_full', 409, {
  zh: '这个团已满，可以自己开一个新团。',
  en: 'The team is full; you can open one of your own.',
})
export const TeamOver = problem('promotions.team_over', 409, {
  zh: '这个团已结束，可以自己开一个新团。',
  en: 'The team is over; you can open one of your own.',
})
export const AlreadyInTeam = problem('promotions.already_in_team', 409, {
  zh: '你在这个活动里已有一个进行中的团或待付款的订单。',
  en: 'You already have an open team or an unpaid order in this activity.',
})
export const MayNotLeave = problem('promotions.may_not_leave', 409, {
  zh: '付款后要等成团结果，这个活动不支持中途退出。',
  en: 'Having paid, you wait for the team; this activity does not allow leaving.',
})
export const BargainOver = problem('promotions.bargain_over', 409, {
  zh: '这次砍价已结束。',
  en: 'This bargain is over.',
})
export const OwnBargain = problem('promotions.own_bargain', 409, {
  zh: '这个活动不能给自己砍，请朋友来帮忙。',
  en: 'You cannot cut your own price here.',
})
export const AlreadyHelped = problem('promotions.already_helped', 409, {
  zh: '你已经帮砍过了，每人只能砍一次。',
  en: 'You have helped already; once each.',
})
export const FloorNotReached = problem('promotions.floor_not_reached', 409, {
  zh: '还没砍到底价，还差 {left} 人。',
  en: 'The floor is not reached; {left} more people are needed.',
})
export const NotYours = problem('promotions.not_yours', 403, {
  zh: '只有发起的人可以下单。',
  en: 'Only the one who started it can order.',
})
export const AlreadyEntered = problem('promotions.already_entered', 409, {
  zh: '你已经接龙了，可以修改原来的那一条。',
  en: 'You have entered already; you can change your entry.',
})
export const RelayFull = problem('promotions.relay_full', 409, {
  zh: '名额刚刚接满了，再提交一次就会进入候补。',
  en: 'The last place has just been taken; send it again to wait in turn.',
})
export const ItemNotInRelay = problem('promotions.item_not_in_relay', 409, {
  zh: '这个接龙里没有“{name}”，请刷新后再选。',
  en: 'There is no “{name}” in this relay; please reload.',
})
export const LeaderOnly = problem('promotions.leader_only', 403, {
  zh: '这个接龙只有团长可以购买。',
  en: 'Only the leader can buy in this relay.',
})
export const EntryClosed = problem('promotions.entry_closed', 409, {
  zh: '接龙已截单或这一条已结束，请联系团长修改。',
  en: 'The relay is cut off or this entry is over; please ask the organiser.',
})
export const EntryPaid = problem('promotions.entry_paid', 409, {
  zh: '这一条已在商城下单，请取消后重新接龙。',
  en: 'This entry is an order of the shop; cancel it and enter again.',
})
export const ReasonMissing = problem('promotions.reason_missing', 409, {
  zh: '改动别人的接龙要写明原因。',
  en: 'Changing the entry of somebody else needs a reason.',
})
export const OfferOver = problem('promotions.offer_over', 409, {
  zh: '确认时间已过，名额已让给下一位。',
  en: 'The time to confirm is over; the place went to the next one.',
})
export const RelayStillRuns = problem('promotions.relay_still_runs', 409, {
  zh: '接龙还没截单，请先截单。',
  en: 'The relay is still running; cut it off first.',
})
export const BallotOpen = problem('promotions.ballot_open', 409, {
  zh: '正在登记抽签，抽签结束后再操作。',
  en: 'The ballot is open; come back when it is drawn.',
})
export const BallotTooLong = problem('promotions.ballot_too_long', 409, {
  zh: '抽签登记要在活动开始后、结束前完成，请缩短登记时间或改活动时间。',
  en: 'The ballot must close later than now and before the activity ends.',
})
export const NotHelped = problem('promotions.not_helped', 409, {
  zh: '这个接龙不能这样帮卖：没有开放帮卖、没有合约里的商品，或就在同一个社群。',
  en: 'It cannot be helped so: not open to helpers, nothing of the contract in it, or the same community.',
})
export const AlreadyHelping = problem('promotions.already_helping', 409, {
  zh: '你已经在帮卖这个接龙了。',
  en: 'You sell this relay already.',
})
export const PriceOutOfBounds = problem('promotions.price_out_of_bounds', 409, {
  zh: '“{name}”的价格要在 {leastFen} 分到 {mostFen} 分之间。',
  en: '“{name}” must cost between {leastFen} and {mostFen} fen.',
})
export const RelayMovedOn = problem('promotions.relay_moved_on', 409, {
  zh: '刚刚又有人接龙，请重新比对后再确认。',
  en: 'Somebody has entered meanwhile; compare again before you confirm.',
})
export const PaysInShop = problem('promotions.pays_in_shop', 409, {
  zh: '这个接龙在商城付款，不能用文字代填，请发链接让大家自己接龙。',
  en: 'This relay is paid in the shop; send its link instead of taking over a text.',
})
export const StaffExcluded = problem('promotions.staff_excluded', 403, {
  zh: '工作人员不能参加抽奖。',
  en: 'Staff cannot take part in the lottery.',
})
export const StartsTooEarly = problem('promotions.starts_too_early', 409, {
  zh: '抽奖要先公示再开始，开始时间要晚于现在。',
  en: 'A lottery is published before it starts; choose a start later than now.',
})
export const TermsFixed = problem('promotions.terms_fixed', 409, {
  zh: '活动已开始，规则已经公示，不能再改。',
  en: 'It has begun; what was published cannot be changed.',
})
export const LotteryStillRuns = problem('promotions.lottery_still_runs', 409, {
  zh: '抽奖还没截止，截止后才能开奖。',
  en: 'Entries are still open; draw when they are closed.',
})
export const AlreadyDrawn = problem('promotions.already_drawn', 409, {
  zh: '已经开过奖了。',
  en: 'It has been drawn already.',
})
export const ClaimOver = problem('promotions.claim_over', 409, {
  zh: '这份奖品没有待领取，或已过领奖期限。',
  en: 'There is nothing to claim here, or the time to claim is over.',
})
export const NotYourPrize = problem('promotions.not_your_prize', 403, {
  zh: '这不是你的奖品。',
  en: 'This prize is not yours.',
})
export const OwnActionOnly = problem('promotions.own_action_only', 409, {
  zh: '在“{channel}”里只能奖励新人自己的行动：请去掉邀请人的奖品，改用新人礼。',
  en: 'On {channel} only what newcomers do themselves is rewarded: leave out the stages and welcome them instead.',
})
export const PrizeUnavailable = problem('promotions.prize_unavailable', 409, {
  zh: '作为奖品的优惠券已停发或不存在，请换一张。',
  en: 'The coupon that should be the prize is not there any more; choose another one.',
})
export const OwnBoost = problem('promotions.own_boost', 409, {
  zh: '不能给自己助力，把链接发给还没来过的朋友吧。',
  en: 'Nobody supports themselves; ask somebody who has not been here yet.',
})
export const AlreadySupported = problem('promotions.already_supported', 409, {
  zh: '你在这个活动里已经助力过了，每人只能助力一次。',
  en: 'You have supported somebody in this activity already; once each.',
})
export const NotNewHere = problem('promotions.not_new_here', 409, {
  zh: '只有刚来的新朋友才能助力，你之前已经来过这里。',
  en: 'Only those who have just come can support; you have been here before.',
})
export const NotYourBoost = problem('promotions.not_your_boost', 403, {
  zh: '只有发起的人可以领取或申诉。',
  en: 'Only the one who began it can do this.',
})
export const BoostHeld = problem('promotions.boost_held', 409, {
  zh: '助力增长异常，正在人工核实；奖品为你保留，可以申诉。',
  en: 'The supports came in an unusual way and a person looks at it; your prize is kept, and you can appeal.',
})
export const BoostRejected = problem('promotions.boost_rejected', 409, {
  zh: '经人工核实，这次助力没有通过：{reason}',
  en: 'A person has looked at it and refused it: {reason}',
})
export const NotHeld = problem('promotions.not_held', 409, {
  zh: '这次助力没有被暂停，无需处理。',
  en: 'This boost is not held.',
})
export const StageNotReached = problem('promotions.stage_not_reached', 409, {
  zh: '还没达成这一阶，还差 {missing} 人；已达成但奖品被领完时会显示“已兑完”。',
  en: 'The stage is not reached; {missing} more people are needed, or its prizes are all gone.',
})
export const StageLapsed = problem('promotions.stage_lapsed', 409, {
  zh: '领奖时间已过，奖品已放回。',
  en: 'The time to claim it is over; the prize was put back.',
})
export const PrizeCodeUnknown = problem('promotions.prize_code_unknown', 404, {
  zh: '没有这个兑换码，请核对后再输。',
  en: 'There is no such code; please check it.',
})
export const PrizeCodeUsed = problem('promotions.prize_code_used', 409, {
  zh: '这个兑换码已经用过了。',
  en: 'This code was redeemed already.',
})
export const BalanceTooEarly = problem('promotions.balance_too_early', 409, {
  zh: '尾款要在定金活动结束之后才能开始。',
  en: 'The balance can begin only after the deposits have ended.',
})
export const PresaleLimits = problem('promotions.presale_limits', 409, {
  zh: '“{title}”在货架上有每人限购，请先取消；预售里可以另设每人件数。',
  en: '“{title}” has a limit per person on the shelf; take it off first, the pre-sale has a limit of its own.',
})
export const BalanceNotDue = problem('promotions.balance_not_due', 409, {
  zh: '现在不能付尾款：还没开始、已经付过或已经结束。',
  en: 'The balance cannot be paid now: it is not due yet, paid already or over.',
})
export const KindNotForWaves = problem('promotions.kind_not_for_waves', 409, {
  zh: '“{title}”这种活动有自己的日期或群，不能放进波浪线；可以用拼团、砍价、秒杀和套餐。',
  en: '“{title}” has dates or a group of its own; a wave takes group buys, bargains, flash sales and bundles.',
})
export const WaveInThePast = problem('promotions.wave_in_the_past', 409, {
  zh: '波浪线的开始时间要晚于现在。',
  en: 'A wave begins later than now.',
})
export const PacketEmpty = problem('promotions.packet_empty', 409, {
  zh: '手慢了，红包已被抢光。',
  en: 'Too late: all packets have been opened.',
})
export const PacketDayLimit = problem('promotions.packet_day_limit', 409, {
  zh: '今天领的红包已到上限，请明天再来。',
  en: 'You have opened as many packets as a day allows; come back tomorrow.',
})
export const PacketMonthLimit = problem('promotions.packet_month_limit', 409, {
  zh: '这个月领的红包已到上限，请下个月再来。',
  en: 'You have opened as many packets as a month allows; come back next month.',
})
