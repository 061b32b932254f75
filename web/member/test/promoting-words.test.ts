/** What promoters are told promises nothing and counts nobody: the words the law and the platforms forbid are not there. */
import { expect, test } from 'vitest'
import en from '../words/shop.en.json' with { type: 'json' }
import zh from '../words/shop.zh-CN.json' with { type: 'json' }
import consoleZh from '../../console/words/zh-CN.json' with { type: 'json' }

const forbidden =
  /上线|下线|拉人头|团队奖|团队长|躺赚|稳赚|日入|月入|必赚|保本|分享得|转发领|集赞|邀请\s*\d+\s*人得|不转不是|三级|无限级|发展会员|财务自由/

test('no words of pyramids and promises in what promoters and owners read', () => {
  const { distribution, distributionSide, levels, levelsText } = consoleZh
  for (const words of [zh.promoter, zh.membership, distribution, distributionSide, levels, levelsText]) {
    const said = JSON.stringify(words).replace('第三级在系统里不存在', '')
    expect(said.match(forbidden)?.[0]).toBeUndefined()
  }
  expect(JSON.stringify(en.promoter)).not.toMatch(/downline|upline|team bonus|guarantee|passive income/i)
  for (const bad of ['邀请3人得奖', '发展下线', '躺赚']) expect(bad).toMatch(forbidden)
})
