/** Every page of the console on a phone, in Chinese, in the light. */
import { expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'
import { consolePlaces, tour } from './tour.ts'

const house = aHouse(aLivedWorld)

test('every page of the console reads well on a phone, in Chinese, in the light', async () => {
  const owner = await aLead(house.world, 'owner')
  const places = await consolePlaces(owner)
  expect(await tour(house, { screen: 'phone', language: 'zh-CN', theme: 'light' }, places, owner)).toEqual([])
}, 300_000)
