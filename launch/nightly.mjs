import { judge } from './checks.mjs'
import { captureTied } from './children.mjs'
import { within } from './places.mjs'
import { Trouble } from './say.mjs'
import { runTests } from './vitest.mjs'

/** How much is done in a night, and with `--small` to see that it works; what the environment says comes first. */
const sizes = {
  night: {
    FAULT_KILLS: '100',
    FUZZ_RUNS: '60',
    FUZZ_SEED: String(today()),
    ORDERS: '10000',
    bench: ['--size', 'full'],
  },
  // With fewer runs some endpoint would never be asked rightly.
  small: { FAULT_KILLS: '2', FUZZ_RUNS: '4', FUZZ_SEED: '20261121', ORDERS: '200', bench: [] },
}

/** What a workload's figures must reach; on `small` rows ratios and times are told and not judged. */
const reaches = {
  catchup: { unequal: (n) => n === 0 },
  search: { ratio: (n, small) => small || n >= 20 },
  scale: {
    p95_ms: (n, small) => small || n <= 60,
    statements_large: (n, _, figures) => n === figures.statements_small,
  },
  faults: { lost: isNone, doubled: isNone, unequal: isNone },
  science: {},
  flash: { oversold: isNone, errors: isNone, orphans: isNone },
  fanout: {},
  import: {},
}

function today() {
  return Math.floor(Date.now() / 86_400_000)
}

function isNone(n) {
  return n === 0
}

/**
 * What takes too long for every change: a hundred kills and all other faults, the fuzz at length with another seed each night,
 * the workloads at full size against what they must reach. Ends with `N passed, N failed`. Names narrow it: `faults`, `fuzz`,
 * or a workload.
 */
export function nightly(runtime, words) {
  const isSmall = words.includes('--small')
  const only = words.filter((word) => !word.startsWith('--'))
  const wish = isSmall ? sizes.small : sizes.night
  const steps = [...tests(wish), ...Object.keys(reaches).map((name) => workload(name, wish, isSmall))]
  const chosen = only.length > 0 ? steps.filter(({ name }) => only.includes(name)) : steps
  if (chosen.length === 0) throw new Trouble('没有这样的步骤。', `Steps: ${steps.map(({ name }) => name).join(', ')}`)
  return judge(chosen, runtime)
}

function tests({ FAULT_KILLS, FUZZ_RUNS, FUZZ_SEED, ORDERS }) {
  const kills = { FAULT_KILLS: process.env.FAULT_KILLS ?? FAULT_KILLS }
  const seed = process.env.FUZZ_SEED ?? FUZZ_SEED
  const asked = { FUZZ_RUNS: process.env.FUZZ_RUNS ?? FUZZ_RUNS, FUZZ_SEED: seed }
  return [
    {
      name: 'faults',
      zh: `故障（${kills.FAULT_KILLS} 次强杀）`,
      en: `faults, ${kills.FAULT_KILLS} kills`,
      run: (runtime) => runTests(runtime, 'hard', ['test/faults', 'test/nodes', 'test/backup', 'test/upgrade'], kills),
    },
    {
      name: 'fuzz',
      zh: `接口模糊测试（每个 ${asked.FUZZ_RUNS} 次，种子 ${seed}）`,
      en: `fuzz, ${asked.FUZZ_RUNS} runs each, seed ${seed}`,
      run: (runtime) => runTests(runtime, 'hard', ['test/fuzz'], asked),
    },
    {
      name: 'orders',
      zh: `${ORDERS} 个订单与佣金`,
      en: `${ORDERS} orders with commission`,
      run: (runtime) => runTests(runtime, 'fast', ['server/modules/distribution/test/ten-thousand'], { ORDERS }),
    },
  ]
}

function workload(name, { bench }, isSmall) {
  return {
    name,
    zh: `负载 ${name}`,
    en: `workload ${name}`,
    run: async (runtime) => {
      const { code, said } = await captureTied(runtime, [within('bench', 'run.ts'), name, ...bench])
      process.stdout.write(said)
      const figures = code === 0 && readFigures(said)
      if (!figures) throw new Trouble(`负载 ${name} 没有跑完。`, `The workload ${name} did not come to its end.`)
      const missed = Object.entries(reaches[name]).filter(([field, reach]) => !reach(figures[field], isSmall, figures))
      if (missed.length === 0) return
      const told = missed.map(([field]) => `${field} = ${figures[field]}`).join(', ')
      throw new Trouble(`没有达到：${told}`, 'It did not reach what it must.')
    },
  }
}

/** The figures stand in the last line. */
function readFigures(said) {
  const last = said.trim().split('\n').at(-1) ?? ''
  return last.startsWith('{') ? JSON.parse(last) : null
}
