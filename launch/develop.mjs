import { watch } from 'node:fs'
import { apps, vite } from './apps.mjs'
import { leaveIfStopping, start, stop } from './children.mjs'
import { within } from './places.mjs'
import { say } from './say.mjs'

const settled = 150

/** Serves the web apps by vite, which passes requests on to the server, and starts the server anew at every change. */
export async function develop(runtime, rest) {
  for (const app of apps) start(runtime, [vite, within('web', app)])
  return new Promise((resolve) => {
    const server = keepServing(runtime, ['server/main/start.ts', '--dev', ...rest], resolve)
    let timer
    watch(within('server'), { recursive: true }, (_, name) => {
      if (!name || !/\.(ts|sql|json)$/.test(name) || name.endsWith('.test.ts')) return
      clearTimeout(timer)
      timer = setTimeout(() => server.restart(name), settled)
    })
  })
}

/** A server that is started again on request; when it ends cleanly by itself, that is the end of all. */
function keepServing(runtime, args, finish) {
  let child
  let restarting = Promise.resolve()
  const begin = () => {
    const mine = start(runtime, args)
    child = mine
    mine.ended.then((code) => {
      if (mine !== child) return
      child = undefined
      if (code === 0) return finish(code)
      leaveIfStopping()
      say('服务器已停止，等待修改…', 'The server stopped; waiting for a change…')
    })
  }
  begin()
  const restart = async (name) => {
    say(`${name} 已修改，重新启动…`, 'Changed, restarting…')
    const last = child
    child = undefined
    if (last) await stop(last)
    begin()
  }
  return { restart: (name) => (restarting = restarting.then(() => restart(name))) }
}
