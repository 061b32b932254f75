/** An operator brings the history of a real group in: look first, then write; a wrong file changes nothing. */
import { expect, test } from 'vitest'
import { aCommunity } from '../../server/modules/community/test/cast.ts'
import { listImportsEndpoint, listMessagesEndpoint } from '../../server/modules/messaging/contract.ts'
import { aHouse } from './house.ts'
import type { Visitor } from './visitor.ts'

const house = aHouse()

const chat = [
  '2024/3/5 09:03 - 消息和通话已进行端到端加密。点击了解更多。',
  '2024/3/5 09:03 - 林小满创建了群组“周末徒步”',
  '2024/3/5 09:04 - 林小满: 早！今天谁去爬云岭？',
  '2024/3/5 09:05 - 阿德: 我去，带两个水壶',
  '2024/3/5 09:07 - 何苗: 路线发我一份',
  '2024/3/5 12:10 - 阿德: 第一站竹海',
  '第二站云岭',
  '2024/3/5 12:13 - 林小满: IMG-20240305-WA0001.jpg (文件附件)',
  '2024/3/6 08:30 - 何苗: 昨天走了十九公里',
].join('\n')

test.each(['desk', 'phone'] as const)(
  'a WhatsApp export is looked at, brought in and read in the group, at the %s',
  async (screen) => {
    const { group, owner } = await aCommunity(house.world, { name: '周末徒步' })
    const operator = await house.visitor(screen, { as: owner })
    const { page } = operator
    await operator.goes('/console/imports')
    expect.soft(await operator.complaints('imports')).toEqual([])
    await drops(operator, '周末徒步.txt', chat)
    await page.waitForURL(/imports\/imp_/)
    await page.getByRole('heading', { name: '文件里有什么' }).waitFor()
    expect(await figures(operator)).toEqual({ 消息: '6', 系统消息: '2', 发言人: '3', 图片和文件: '1', 存疑: '0' })
    expect.soft(await operator.complaints('import-preview')).toEqual([])

    expect(await page.getByRole('button', { name: '开始导入' }).isDisabled()).toBe(true)
    await picks(operator, '导入到哪个群', group.name)
    await picks(operator, '记录所在时区', 'Shanghai')
    await operator.presses(page.getByRole('button', { name: '开始导入' }))
    await page.getByRole('heading', { name: '导入结果' }).waitFor()
    expect(await figures(operator)).toMatchObject({ 已导入: '8', '已有，跳过': '0', 系统消息: '2' })
    expect.soft(await operator.complaints('import-report')).toEqual([])

    await operator.presses(page.getByRole('link', { name: '看聊天' }))
    await page.getByText('昨天走了十九公里').waitFor()
    await page.getByText('我去，带两个水壶').waitFor()
    expect.soft(await operator.complaints('import-in-chat')).toEqual([])
  },
)

test('a file that is no chat is refused with a sentence, and nothing has changed', async () => {
  const { group, owner } = await aCommunity(house.world)
  const operator = await house.visitor('desk', { as: owner })
  await operator.goes('/console/imports')
  await drops(operator, '购物清单.txt', '苹果两斤\n酱油一瓶\n记得退快递\n')
  await operator.page.getByText('这个文件没有导入，什么都没有改变').waitFor()
  expect.soft(await operator.complaints('import-refused')).toEqual([])
  const { rows } = await owner.asks(listMessagesEndpoint, { groupId: group.id })
  expect(rows.filter(({ imported }) => imported)).toEqual([])
  expect((await owner.asks(listImportsEndpoint, {})).rows.map(({ state }) => state)).toEqual(['refused'])
})

async function drops({ page }: Visitor, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByText('把文件拖到这里').click()
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

async function picks(visitor: Visitor, label: string, choice: string): Promise<void> {
  const { page } = visitor
  await visitor.presses(page.getByLabel(label))
  await page.getByLabel(label).fill(choice)
  await visitor.presses(page.locator('.ant-select-item-option', { hasText: choice }).filter({ visible: true }).first())
}

/** The numbers of the first sheet with figures, by their names. */
async function figures({ page }: Visitor): Promise<Record<string, string>> {
  const figure = page.locator('.figures').first().locator('.figure')
  const pairs = await figure.evaluateAll((found) =>
    found.map((each) => [each.querySelector('dt')?.textContent, each.querySelector('dd')?.textContent]),
  )
  return Object.fromEntries(pairs)
}
