import { type FormEvent, useState } from 'react'
import {
  type JoinCard,
  joinGroupEndpoint,
  readJoinCardEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useDraft } from '../../../ui/drafts.ts'
import type { DoorPlan } from '../membership/DoorFee.tsx'
import { attempt } from '../app/failing.ts'
import { leadsTo } from '../app/join-link.ts'
import { go, usePlace } from '../app/router.ts'
import { loadShop } from '../app/shop.ts'
import { refreshSession } from '../app/session.ts'

export type JoinProps = {
  card: JoinCard
  code: string
  invitation: string | undefined
  /** What was chosen to pay at the door; undefined where nothing is asked. */
  plan?: DoorPlan | null | undefined
  /** The link brings no invitation and the group asks for one. */
  needsInvitation: () => void
}
type Filled = { name: string; answers: readonly string[] }

/** What a visitor fills in to join, kept on this device until they are in. */
export function useJoin({ card, code, invitation, plan, needsInvitation }: JoinProps) {
  const { threshold, rules, mine } = card
  const questions = threshold.kind === 'approval' ? threshold.questions : []
  const [filled, change, drop] = useDraft<Filled>(`join.${code}`, { name: '', answers: [] })
  const [wasTried, setWasTried] = useState(false)
  const join = useJoining(drop, needsInvitation, { code, plan })
  const name = filled.name.trim()
  const answers = questions.map((_, index) => (filled.answers[index] ?? '').trim())
  const isComplete = (mine.name !== null || name !== '') && answers.every(Boolean)

  function submit(event: FormEvent) {
    event.preventDefault()
    setWasTried(true)
    if (!isComplete || join.isPending || plan === null) return
    const mineToSay = mine.name === null ? { name } : {}
    const toAnswer = questions.length > 0 ? { answers } : {}
    join.mutate({ code, acceptsRules: rules.version, ...mineToSay, ...toAnswer, ...(invitation ? { invitation } : {}) })
  }
  const setName = (text: string) => change({ ...filled, name: text })
  const setAnswer = (index: number, text: string) =>
    change({ ...filled, answers: questions.map((_, at) => (at === index ? text : (filled.answers[at] ?? ''))) })
  return { questions, filled, setName, setAnswer, submit, join, lacks: { name: wasTried && !name, answers: wasTried } }
}
export type Joining = ReturnType<typeof useJoin>

/** Joins, signs the newcomer in and leads them into the group, or to what was shared with the link. */
function useJoining(drop: () => void, needsInvitation: () => void, fee: Pick<JoinProps, 'code' | 'plan'>) {
  const to = leadsTo(usePlace().query)
  return useAct(joinGroupEndpoint, {
    refreshes: [readJoinCardEndpoint],
    onDone: async ({ outcome, groupId }) => {
      drop()
      await refreshSession()
      if (outcome === 'joined') go(to ?? `/g/${groupId}`, 'instead')
      const { code, plan } = fee
      if (outcome === 'fee' && plan) await attempt(async () => (await loadShop()).payAtDoor(plan, code))
    },
    onFailure: (failure) => {
      if (isRefusal(failure, 'community.invitation_needed')) needsInvitation()
    },
  })
}
