import { describe, expect, test } from 'vitest'
import type { MessageId } from '../../../../server/modules/messaging/contract.ts'
import { applyEvents, fromFresh, startAfresh } from '../chat-store.ts'
import { markFailed, markSending, markSent, newPending, shownPending, withPending } from '../pending.ts'
import { draftOf, groupId, makeGroup, me } from './group-model.ts'

const pendingOf = (clientId: string, text: string) =>
  newPending(groupId, draftOf(clientId, text), '2026-11-01T08:00:00.000Z')

function chatWithPending(...texts: string[]) {
  const group = makeGroup()
  let view = fromFresh(group.fresh(), me)
  texts.forEach((text, index) => {
    view = withPending(view, pendingOf(`client-${index}`, text))
  })
  return { group, view }
}
const sayMine = (group: ReturnType<typeof makeGroup>) => group.say({ does: 'say', by: 0 })

describe('a message of mine is shown exactly once', () => {
  test('when the answer comes before the event', () => {
    const { group, view } = chatWithPending('第1句')
    const message = sayMine(group)
    const answered = markSent(view, 'client-0', { messageId: message.id, seq: 1 })
    expect(shownPending(answered)).toHaveLength(1)
    const whole = applyEvents(answered, group.events)
    expect(whole.pending).toHaveLength(0)
    expect(whole.messages).toHaveLength(1)
  })
  test('when the event comes before the answer', () => {
    const { group, view } = chatWithPending('第1句')
    const message = sayMine(group)
    const arrived = applyEvents(view, group.events)
    expect(shownPending(arrived)).toHaveLength(0)
    expect(markSent(arrived, 'client-0', { messageId: message.id, seq: 1 }).pending).toHaveLength(0)
  })
  test('when I said the same words twice', () => {
    const { group, view } = chatWithPending('第1句', '第1句')
    const message = sayMine(group)
    const arrived = applyEvents(view, group.events)
    expect(shownPending(arrived).map((each) => each.draft.clientId)).toEqual(['client-1'])
    const answered = markSent(arrived, 'client-0', { messageId: message.id, seq: 1 })
    expect(shownPending(answered).map((each) => each.draft.clientId)).toEqual(['client-1'])
  })
  test('when the state is fetched afresh in between', () => {
    const { group, view } = chatWithPending('第1句')
    const message = sayMine(group)
    const answered = markSent(view, 'client-0', { messageId: message.id, seq: 1 })
    expect(startAfresh(answered, group.fresh()).pending).toHaveLength(0)
    expect(startAfresh(view, makeGroup().fresh()).pending).toHaveLength(1)
  })
  test('when another of my devices said the same and mine is refused: mine comes back as failed', () => {
    const { group, view } = chatWithPending('第1句')
    sayMine(group)
    const refusal = { code: 'messaging.muted', zh: '你被禁言', en: 'You are muted' }
    const refused = markFailed(applyEvents(view, group.events), 'client-0', refusal)
    expect(shownPending(refused)).toMatchObject([{ state: 'failed', refusal }])
  })
})

test('sending the same pending message again keeps one', () => {
  const { view } = chatWithPending('早')
  const failed = markFailed(view, 'client-0', { code: 'kernel.fault', zh: '', en: '' })
  const again = withPending(markSending(failed, 'client-0'), pendingOf('client-0', '早'))
  expect(again.pending).toMatchObject([{ state: 'sending', refusal: null }])
})

test('an answer for a message not pending here changes nothing', () => {
  const { view } = chatWithPending('早')
  expect(markSent(view, 'client-9', { messageId: 'msg_x' as MessageId, seq: 9 }).pending).toEqual(view.pending)
})
