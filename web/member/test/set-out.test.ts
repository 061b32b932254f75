import { expect, test } from 'vitest'
import { readJoinCardEndpoint } from '../../../server/modules/community/contract.ts'
import { readMeEndpoint } from '../../../server/modules/identity/contract.ts'
import { readChatEndpoint } from '../../../server/modules/messaging/contract.ts'
import { addressOf } from '../../ui/client.ts'
import { freshChat } from '../../ui/sync/ask.ts'
import { joinCardInput } from '../src/app/join-link.ts'
import { firstAddresses } from '../src/app/set-out.ts'

test('what is asked ahead is what the pages ask a moment later', () => {
  const invited = '?invitation=i+v&from=poster'
  expect(firstAddresses.me()).toBe(addressOf(readMeEndpoint, {}))
  expect(firstAddresses.chat('grp_1')).toBe(addressOf(readChatEndpoint, freshChat('grp_1')))
  for (const search of ['', invited]) {
    const asked = addressOf(readJoinCardEndpoint, joinCardInput('A/B', new URLSearchParams(search)))
    expect(firstAddresses.join('A/B', search)).toBe(asked)
  }
})
