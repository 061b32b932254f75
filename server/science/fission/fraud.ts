/** Somebody who joined by an invitation; device, address and pay account where the carrier gives them. */
export type Invited = {
  user: string
  inviter: string | null
  /** Epoch seconds. */
  ts: number
  device?: string | null
  pay?: string | null
  /** What the user did since: actions, and purchases. */
  actions: number
  buys: number
}

type FraudReason =
  | 'device_shared_by_three'
  | 'device_shared_by_two'
  | 'inviter_children_idle'
  | 'inviter_children_mostly_idle'
  | 'inviter_children_share_devices'
  | 'inviter_children_often_share_devices'
  | 'idle'
  | 'pay_account_reused'
  | 'joins_in_bursts'

/** `hold`: keep the reward back and let a person look; never a ban by itself. */
type FraudScore = { user: string; score: number; hold: boolean; reasons: FraudReason[] }

const holdFrom = 3
const fewestChildren = 10
const busyActions = 2
const burstJoins = 10
const burstSeconds = 60
const points: Record<FraudReason, number> = {
  device_shared_by_three: 2,
  device_shared_by_two: 0.7,
  inviter_children_idle: 2,
  inviter_children_mostly_idle: 1,
  inviter_children_share_devices: 2,
  inviter_children_often_share_devices: 1,
  idle: 0.5,
  pay_account_reused: 0,
  joins_in_bursts: 0,
}
const hardStops: readonly FraudReason[] = ['pay_account_reused', 'joins_in_bursts']

/**
 * Scores everybody who joined by invitation: shared devices, an inviter whose invited ones do nothing or share devices, own
 * idleness; 3 points hold the reward. A pay account used twice, or more than 10 joins within a minute of one inviter, hold
 * at once. Single rules fail against careful farms, together they hold.
 */
export function scoreFraud(users: readonly Invited[]): FraudScore[] {
  const accounts = countBy(users, (user) => user.device)
  const pays = countBy(users, (user) => user.pay)
  const inviters = Map.groupBy(users, (user) => user.inviter)
  const judged = new Map(
    [...inviters].map(([inviter, own]) => [inviter, inviter === null ? [] : judgeInviter(own, accounts)]),
  )
  const bursts = new Set([...inviters].flatMap(([inviter, own]) => (inviter === null ? [] : inBursts(own))))
  return users.map((user) => {
    const reasons = [...deviceReasons(user, accounts), ...(judged.get(user.inviter) ?? [])]
    if (!isBusy(user)) reasons.push('idle')
    if (user.pay && (pays.get(user.pay) ?? 0) > 1) reasons.push('pay_account_reused')
    if (bursts.has(user)) reasons.push('joins_in_bursts')
    const score = Number(reasons.reduce((sum, reason) => sum + points[reason], 0).toFixed(1))
    const hold = score >= holdFrom || reasons.some((reason) => hardStops.includes(reason))
    return { user: user.user, score, hold, reasons }
  })
}

function deviceReasons({ device }: Invited, accounts: ReadonlyMap<string, number>): FraudReason[] {
  const shared = device ? (accounts.get(device) ?? 0) : 0
  if (shared >= 3) return ['device_shared_by_three']
  return shared === 2 ? ['device_shared_by_two'] : []
}

function judgeInviter(children: readonly Invited[], accounts: ReadonlyMap<string, number>): FraudReason[] {
  if (children.length < fewestChildren) return []
  const busy = children.filter(isBusy).length / children.length
  const shared = children.filter(({ device }) => device && (accounts.get(device) ?? 0) > 1).length / children.length
  const reasons: FraudReason[] = []
  if (busy < 0.1) reasons.push('inviter_children_idle')
  else if (busy < 0.2) reasons.push('inviter_children_mostly_idle')
  if (shared > 0.4) reasons.push('inviter_children_share_devices')
  else if (shared > 0.2) reasons.push('inviter_children_often_share_devices')
  return reasons
}

function isBusy({ actions, buys }: Invited): boolean {
  return actions > busyActions || buys > 0
}

/** Those who joined in a minute in which more than ten did. */
function inBursts(children: readonly Invited[]): Invited[] {
  const sorted = [...children].sort((a, b) => a.ts - b.ts)
  const caught = new Set<Invited>()
  let first = 0
  sorted.forEach((user, at) => {
    while (user.ts - (sorted[first] as Invited).ts > burstSeconds) first += 1
    if (at - first + 1 > burstJoins)
      for (const one of sorted.slice(Math.max(first, at - 2 * burstJoins), at + 1)) caught.add(one)
  })
  return [...caught]
}

function countBy(users: readonly Invited[], key: (user: Invited) => string | null | undefined): Map<string, number> {
  const counts = new Map<string, number>()
  for (const user of users) {
    const name = key(user)
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
