/** Every page of the console at a desk, in English, in the dark. */
import { expect, test } from 'vitest'
import { aHouse } from './house.ts'
import { aLead, aLivedWorld } from './sample-life.ts'
import { consolePlaces, tour } from './tour.ts'

const house = aHouse(aLivedWorld)

test('every page of the console reads well at a desk, in English, in the dark', async () => {
  const owner = await aLead(house.world, 'owner')
  const places = await consolePlaces(owner)
  expect(await tour(house, { screen: 'desk', language: 'en', theme: 'dark' }, places, owner)).toEqual([])
}, 300_000)
