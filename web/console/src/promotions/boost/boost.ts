/** 助力 at the desk. */
import { UserAddIcon } from 'tdesign-icons-react'
import type { BoostTerms, TermsWords } from '../../../../../server/modules/promotions/contract.ts'
import { filled } from '../filled.ts'
import { pagesOfKind } from '../kind.ts'
import { BoostEntries } from './BoostEntries.tsx'
import { BoostForm } from './BoostForm.tsx'

type PrizeSaid = { kind: 'coupon' | 'points' | 'code'; points?: number | null; couponId?: string; title?: string }
type BoostSaid = {
  groupId?: string
  stages: { needs: number | null; prize: PrizeSaid; stock: number | null }[]
  welcome: { prize: PrizeSaid; stock: number | null } | null
  newcomersOnly: boolean
  claimDays: number | null
  guard: { perMinute: number | null; perDevice: number | null }
}
type BoostWords = Extract<TermsWords, { kind: 'boost' }>

const blank: BoostSaid = {
  stages: [{ needs: 3, prize: { kind: 'points', points: 100 }, stock: 100 }],
  welcome: null,
  newcomersOnly: true,
  claimDays: 7,
  guard: { perMinute: 100, perDevice: 20 },
}

/** Only what its kind has: what was typed before another kind was chosen is left out. */
function prizeOf({ kind, points, couponId, title }: PrizeSaid): object {
  if (kind === 'points') return { kind, points }
  return kind === 'coupon' ? { kind, couponId } : { kind, title }
}

export const boostPages = pagesOfKind<'boost', BoostSaid>({
  kind: 'boost',
  Icon: UserAddIcon,
  blank,
  saidOf: ({ kind: _, ...terms }: BoostTerms) => structuredClone(terms) as BoostSaid,
  termsOf: ({ stages, welcome, ...rest }) =>
    ({
      kind: 'boost',
      ...filled(rest),
      stages: stages.map((stage) => ({ ...stage, prize: prizeOf(stage.prize) })),
      welcome: welcome && { ...welcome, prize: prizeOf(welcome.prize) },
    }) as BoostWords,
  names: {},
  Form: BoostForm,
  Entries: BoostEntries,
})
