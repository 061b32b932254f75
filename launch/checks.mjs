import { prepareApps } from './apps.mjs'
import { captureTied, leaveIfStopping } from './children.mjs'
import { prepareChromium } from './chromium.mjs'
import { within } from './places.mjs'
import { complain, say, secondsSince, Trouble } from './say.mjs'
import { runTests } from './vitest.mjs'

/** Everything that must hold, ending with the line `N passed, N failed`; the exit code is 0 only if nothing failed. */
export function test(runtime, only) {
  return judge(
    [...still, fast(only), hard(only), { zh: '网页构建', en: 'web build', run: prepareApps }, journeys(only)],
    runtime,
  )
}

/** The part that is quick enough to run before every commit. */
export function check(runtime, only) {
  return judge([...still, fast(only)], runtime)
}

// One line each, for what is read rather than run.
const still = [
  { zh: '类型', en: 'types', run: tool(['typescript7', 'bin', 'tsc'], '-p', '.', '--noEmit') },
  { zh: '代码检查', en: 'lint', run: tool(['oxlint', 'bin', 'oxlint'], '--deny-warnings') },
  { zh: '格式', en: 'format', run: tool(['@biomejs', 'biome', 'bin', 'biome'], 'format', '--max-diagnostics=5') },
  { zh: 'OpenAPI', en: 'openapi', run: tool(['@redocly', 'cli', 'bin', 'cli.js'], 'lint', 'docs/api/openapi.json') },
]

const fast = (only) => ({
  zh: '单元、性质、边界与接口故事',
  en: 'unit, property, boundaries, stories',
  run: (runtime) => runTests(runtime, 'fast*', only),
})

const hard = (only) => ({
  zh: '故障、规模、模糊与升级',
  en: 'faults, size, fuzz, upgrade',
  run: (runtime) => runTests(runtime, 'hard', only),
})

const journeys = (only) => ({
  zh: '浏览器旅程',
  en: 'browser journeys',
  run: async (runtime) => runTests(runtime, 'journeys', only, { CHROMIUM_PATH: await prepareChromium() }),
})

/** Takes steps one after another; ends with `N passed, N failed`. */
export async function judge(steps, runtime) {
  const sum = { passed: 0, failed: 0 }
  for (const step of steps) {
    const { passed, failed } = await take(step, runtime)
    sum.passed += passed
    sum.failed += failed
  }
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`)
  return sum.failed > 0 ? 1 : 0
}

/** Takes one step; one that counts nothing itself counts as one. */
async function take({ zh, en, run }, runtime) {
  const begin = performance.now()
  const counted = await attempt(run, runtime)
  leaveIfStopping()
  const sign = counted.failed > 0 ? '✗' : '✓'
  const skipped = counted.skipped ? `, ${counted.skipped} skipped` : ''
  say(`${sign} ${zh}`, `${en} (${secondsSince(begin)}): ${counted.passed} passed, ${counted.failed} failed${skipped}`)
  return counted
}

async function attempt(run, runtime) {
  try {
    return (await run(runtime)) ?? { passed: 1, failed: 0 }
  } catch (error) {
    leaveIfStopping()
    complain(error)
    return { passed: 0, failed: 1 }
  }
}

function tool(place, ...args) {
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  return async (runtime) => {
    const { code, said } = await captureTied(runtime, [within('node_modules', ...place), ...args], { env })
    if (code !== 0) throw new Trouble('有问题，见上。', 'Found problems, see above.', said)
  }
}
