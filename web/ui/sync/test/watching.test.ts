import { expect, test } from 'vitest'
import { Watching } from '../watching.ts'

test('what is watched is said whenever it changes, and told to each who watches', () => {
  const said: string[][] = []
  const heard: string[] = []
  const watching = new Watching((things) => said.push(things))
  const stopOne = watching.watch('act_a', () => heard.push('one'))
  const stopTwo = watching.watch('act_a', () => heard.push('two'))
  const stopTeam = watching.watch('tea_b', () => heard.push('team'))
  expect(said).toEqual([['act_a'], ['act_a', 'tea_b']])
  watching.take('act_a')
  watching.take('act_unknown')
  expect(heard).toEqual(['one', 'two'])
  stopOne()
  expect(said).toHaveLength(2)
  stopTwo()
  stopTeam()
  expect(said.slice(2)).toEqual([['tea_b'], []])
})

test('when the line is there again everything is said and read once more; with nothing to watch nothing is said', () => {
  const said: string[][] = []
  const heard: string[] = []
  const watching = new Watching((things) => said.push(things))
  watching.again()
  expect(said).toEqual([])
  watching.watch('act_a', () => heard.push('one'))
  watching.again()
  expect(said).toEqual([['act_a'], ['act_a']])
  expect(heard).toEqual(['one'])
})
