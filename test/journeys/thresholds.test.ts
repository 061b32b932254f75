/** Groups that do not let everybody in: each tells what to do next. */
import { expect, test } from 'vitest'
import {
  createInvitationEndpoint,
  leaveGroupEndpoint,
  removeMemberEndpoint,
} from '../../server/modules/community/contract.ts'
import { aCommunity, aMember } from '../../server/modules/community/test/cast.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()
const questions = ['你从哪里知道我们？', '想一起读哪本书？']

test.each(['phone', 'desk'] as const)(
  'answers at the %s are read by the owner, and approval lets in by itself',
  async (screen) => {
    const { group, owner } = await aCommunity(house.world, { threshold: { kind: 'approval', questions } })
    const asker = await house.visitor(screen)
    const { page } = asker
    await asker.goes(`/j/${group.joinCode}`)
    await page.getByLabel('你的昵称').fill('小满')
    await asker.presses(page.getByRole('button', { name: '同意群规并申请' }))
    await page.getByText('请回答这个问题').first().waitFor()
    expect.soft(await asker.complaints('approval-unanswered')).toEqual([])
    await page.getByLabel(questions[0] as string).fill('朋友介绍')
    await page.getByLabel(questions[1] as string).fill('《城南旧事》')
    await asker.presses(page.getByRole('button', { name: '同意群规并申请' }))
    await page.getByText('申请已提交，等待审核').waitFor()
    expect.soft(await asker.complaints('approval-asked')).toEqual([])

    const host = await house.visitor(screen, { as: owner })
    await host.goes(`/console/groups/${group.id}/members`)
    await host.page.getByText('《城南旧事》').waitFor()
    expect.soft(await host.complaints('approval-request')).toEqual([])
    await host.presses(host.page.getByRole('button', { name: '通过' }))
    await host.page.getByText('小满 已入群').waitFor()
    await page.getByText('你已经在群里了').waitFor()
    await asker.presses(page.getByRole('link', { name: '进入群聊' }))
    await page.getByLabel('说点什么').waitFor()
    expect.soft(await asker.complaints('approval-entered')).toEqual([])
  },
)

test('a group by invitation sends strangers to its owner and lets the invited in', async () => {
  const { group, owner } = await aCommunity(house.world, { threshold: { kind: 'invitation' } })
  const stranger = await house.visitor('phone')
  await joins(stranger, group.joinCode)
  await stranger.page.getByText('这个群仅限受邀加入', { exact: true }).waitFor()
  expect.soft(await stranger.complaints('invitation-needed', { refused: ['community.invitation_needed'] })).toEqual([])

  const { url } = await owner.asks(createInvitationEndpoint, { groupId: group.id, uses: 1 })
  const invited = await house.visitor('phone')
  await joins(invited, new URL(url).pathname.replace('/j/', '') + new URL(url).search)
  await invited.page.getByLabel('说点什么').waitFor()
})

test('a full group gives a place in line, and the line moves by itself when somebody leaves', async () => {
  const founded = await aCommunity(house.world, { cap: 2 })
  const leaver = await aMember(house.world, founded)
  const waiter = await house.visitor('phone')
  const { page } = waiter
  await waiter.goes(`/j/${founded.group.joinCode}`)
  await page.getByText('现在满员，还没有人候补').waitFor()
  await page.getByLabel('你的昵称').fill('小满')
  await waiter.presses(page.getByRole('button', { name: '同意群规并候补' }))
  await page.getByText('你在候补第 1 位').waitFor()
  expect.soft(await waiter.complaints('waiting')).toEqual([])
  await leaver.asks(leaveGroupEndpoint, { groupId: founded.group.id })
  await page.getByText('你已经在群里了').waitFor()
})

test('somebody banned is told so and whom to ask', async () => {
  const founded = await aCommunity(house.world)
  const quarreller = await aMember(house.world, founded, { name: '阿德' })
  const { group, owner } = founded
  await owner.asks(removeMemberEndpoint, {
    groupId: group.id,
    personId: quarreller.id,
    reason: '辱骂群友',
    ban: 'true',
  })
  const banned = await house.visitor('phone', { as: quarreller })
  await banned.goes(`/j/${group.joinCode}`)
  await banned.page.getByText('你已被这个社群拉黑').waitFor()
  expect(await banned.page.getByRole('button', { name: /加入/ }).count()).toBe(0)
  expect.soft(await banned.complaints('banned')).toEqual([])
})

test('an old code says that it is old', async () => {
  const visitor = await house.visitor('phone')
  await visitor.goes('/j/notacode')
  await visitor.page.getByRole('heading', { name: '这个入群码已失效' }).waitFor()
  expect.soft(await visitor.complaints('code-unknown', { refused: ['community.join_code_unknown'] })).toEqual([])
})

async function joins(visitor: Visitor, code: string): Promise<void> {
  await visitor.goes(`/j/${code}`)
  await visitor.page.getByLabel('你的昵称').fill('小满')
  await visitor.presses(visitor.page.getByRole('button', { name: '同意群规并加入' }))
}
