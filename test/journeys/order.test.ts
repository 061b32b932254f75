/** An owner keeps order: roles, mutes, removals, and rules that everybody is asked to accept anew. */
import { describe, expect, test } from 'vitest'
import { listMembersEndpoint } from '../../server/modules/community/contract.ts'
import { aCommunity, aMember } from '../../server/modules/community/test/cast.ts'
import { says } from './chatting.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

describe.each(['desk', 'phone'] as const)('at the %s', (screen) => {
  test('a member is given a role, muted, and removed with a reason', async () => {
    const founded = await aCommunity(house.world)
    for (const name of ['何苗', '阿德', '石榴']) await aMember(house.world, founded, { name })
    const owner = await house.visitor(screen, { as: founded.owner })
    const { page } = owner
    await owner.goes(`/console/groups/${founded.group.id}/members`)
    await acts(owner, '何苗', '设置职务', '管理员')
    await page.getByText('何苗 现在是管理员').waitFor()
    await acts(owner, '阿德', '禁言', '1 天')
    await page.getByText('阿德 已禁言 1 天').waitFor()
    await page.getByText(/禁言到/).waitFor()
    expect.soft(await owner.complaints('members')).toEqual([])

    await acts(owner, '石榴', '移出')
    await owner.presses(page.getByRole('dialog').getByRole('button', { name: '移出' }))
    await page.getByText('请写明原因').waitFor()
    expect.soft(await owner.complaints('removing')).toEqual([])
    await owner.presses(page.getByRole('button', { name: '反复发广告' }))
    await owner.presses(page.getByRole('dialog').getByRole('button', { name: '移出' }))
    await page.getByText('已移出 石榴').waitFor()
    const { rows } = await founded.owner.asks(listMembersEndpoint, { groupId: founded.group.id })
    expect(rows.map(({ person, role }) => [person.name, role])).toEqual([
      ['林岚', 'owner'],
      ['何苗', 'assistant'],
      ['阿德', 'member'],
    ])
    expect(rows[2]?.mutedUntil).not.toBeNull()
  })

  test('a new version of the rules is written, and a member is asked to accept it', async () => {
    const founded = await aCommunity(house.world, { rules: ['说话带上真名'] })
    const hemiao = await aMember(house.world, founded)
    const owner = await house.visitor(screen, { as: founded.owner })
    await owner.goes(`/console/groups/${founded.group.id}/rules`)
    await owner.presses(owner.page.getByRole('button', { name: '修订群规' }))
    await owner.presses(owner.page.getByRole('button', { name: '加一条' }))
    await owner.page.getByLabel('第 2 条', { exact: true }).fill('拍到的照片先问再发')
    expect.soft(await owner.complaints('writing-rules')).toEqual([])
    await owner.presses(owner.page.getByRole('button', { name: '发布新版本' }))
    await owner.page.getByText('第 2 版已发布').waitFor()

    const member = await house.visitor(screen, { as: hemiao })
    await member.goes(`/g/${founded.group.id}`)
    await member.presses(member.page.getByRole('link', { name: /群规.*第 2 版/ }))
    await member.page.getByText('拍到的照片先问再发').waitFor()
    expect.soft(await member.complaints('new-rules')).toEqual([])
    await member.presses(member.page.getByRole('button', { name: '同意第 2 版群规' }))
    await member.page.getByText('你已同意这一版群规').waitFor()
    await member.goes(`/g/${founded.group.id}`)
    await says(member, '新群规看过了')
    expect(await member.page.getByRole('link', { name: /第 2 版/ }).count()).toBe(0)
    await owner.page.reload()
    await owner.page.getByText('1 人已同意').waitFor()
  })
})

async function acts(owner: Visitor, name: string, deed: string, choice?: string): Promise<void> {
  const { page } = owner
  await owner.presses(page.getByRole('button', { name: `管理 ${name}` }))
  await owner.presses(page.getByRole('menuitem', { name: deed }))
  if (choice) await owner.presses(page.getByRole('menuitem', { name: choice, exact: true }))
}
