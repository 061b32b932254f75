/** The rules of distribution as their form holds them, in percent and yuan, and as the contract takes them. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { changeRulesEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { fenOf, yuanOf } from '../commerce/fen.ts'
import { bpOf, percentOf } from './percent.ts'
import type { Rules } from './shapes.ts'

export type RulesSaid = {
  active: boolean
  levels: 1 | 2
  first: string
  second?: string
  cap: string
  protectionDays: number
  bindMode: Rules['bindMode']
  who: 'review' | 'everyone'
  spent: string
  realName: string
  least: string
}

export const saidOf = (rules: Rules): RulesSaid => ({
  active: rules.active,
  levels: rules.levels,
  first: percentOf(rules.firstBp),
  second: percentOf(rules.secondBp),
  cap: percentOf(rules.capBp),
  protectionDays: rules.protectionDays,
  bindMode: rules.bindMode,
  who: rules.openToAll ? 'everyone' : 'review',
  spent: yuanOf(rules.spentFen),
  realName: yuanOf(rules.realNameFen),
  least: yuanOf(rules.leastFen),
})

/** The form has refused what is no share and no amount. */
export const wordsOf = (said: RulesSaid): InputOf<typeof changeRulesEndpoint> => ({
  active: said.active,
  levels: said.levels,
  firstBp: bpOf(said.first) ?? 0,
  secondBp: said.levels === 2 ? (bpOf(said.second ?? '') ?? 0) : 0,
  capBp: bpOf(said.cap) ?? 0,
  protectionDays: said.protectionDays,
  bindMode: said.bindMode,
  openToAll: said.who === 'everyone',
  spentFen: fenOf(said.spent) ?? 0,
  realNameFen: fenOf(said.realName) ?? 0,
  leastFen: fenOf(said.least) ?? 0,
})

const fieldNames: Readonly<Record<string, keyof RulesSaid>> = {
  firstBp: 'first',
  secondBp: 'second',
  capBp: 'cap',
  spentFen: 'spent',
  realNameFen: 'realName',
  leastFen: 'least',
}
/** Where in the form a field of the contract stands. */
export const fieldOf = (path: string): keyof RulesSaid => fieldNames[path] ?? (path as keyof RulesSaid)
