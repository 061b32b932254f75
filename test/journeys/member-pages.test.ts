/** Every page of the member app, on a phone in English in the dark, and at a desk in Chinese in the light. */
import { expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'
import { type Look, memberPlaces, tour } from './tour.ts'

const house = aHouse(aLivedWorld)

const looks: Look[] = [
  { screen: 'phone', language: 'en', theme: 'dark' },
  { screen: 'desk', language: 'zh-CN', theme: 'light' },
]

test.each(looks)('every page of the member app reads well: $screen, in $language', async (look) => {
  const person = await aLead(house.world, 'member')
  expect(await tour(house, look, await memberPlaces(person), person)).toEqual([])
})
