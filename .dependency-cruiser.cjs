/**
 * The walls of the house. The order of the modules is read from server/main/modules.ts, so that it stands once.
 * test/boundaries breaks each of these rules and asserts that it is noticed.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const wiring = readFileSync(join(__dirname, 'server/main/modules.ts'), 'utf8')
const order = /=\s*\[([^\]]+)\]/
  .exec(wiring.slice(wiring.indexOf('export const modules')))[1]
  .split(',')
  .map((name) => name.trim().replace(/Module$/, ''))
  .filter(Boolean)

const root = process.env.BOUNDARY_ROOT ?? ''
const at = (path) => `^${root}${path}`
const module_ = at('server/modules/')

/** A module may call only those above it: one rule for each module, naming those below. */
const upward = order.slice(0, -1).map((name, place) => ({
  name: `only-above-${name}`,
  comment: `${name} stands above ${order.slice(place + 1).join(', ')} and must not know them; let them subscribe to its news.`,
  severity: 'error',
  from: { path: `${module_}${name}/`, pathNot: '/test/|\\.test\\.ts$' },
  to: { path: `${module_}(${order.slice(place + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'door-or-window',
      comment: 'Another module is entered by its door (index.ts) or looked at through its window (contract.ts).',
      severity: 'error',
      from: { path: `${module_}([^/]+)/`, pathNot: '/test/|\\.test\\.ts$' },
      to: { path: module_, pathNot: `${module_}($1/|[^/]+/(index|contract)\\.ts$)` },
    },
    {
      name: 'windows-are-browser-safe',
      comment:
        'A contract, or a part of one in contract/, may need zod, its own parts and other contracts, nothing else.',
      severity: 'error',
      from: { path: `${at('server/(kernel|modules/[^/]+)/')}contract[/.]` },
      to: { pathNot: `${at('server/(kernel|modules/[^/]+)/')}contract[/.]|node_modules/zod/` },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules/ and science/ compute; they know no database, no clock, no network.',
      severity: 'error',
      from: { path: `${at('server/(modules/[^/]+/rules|science)/')}`, pathNot: '/test/|\\.test\\.ts$' },
      to: {
        path: '(^|/)(pg|kysely|ws|fastify|fs|net|http|https|dns|child_process)(/|$)|server/kernel/(?!contract|sheets/columns)|tables\\.ts$|/operations/|/queries/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'queries-do-not-write',
      severity: 'error',
      from: { path: `${module_}[^/]+/queries/` },
      to: {
        path: `${module_}[^/]+/(operations|jobs|subscribers)/|server/kernel/outbox`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'kernel-knows-no-module',
      severity: 'error',
      from: { path: at('server/kernel/'), pathNot: '/test/|\\.test\\.ts$' },
      to: { path: at('server/(modules|main|science)/') },
    },
    {
      name: 'web-looks-through-windows',
      comment: 'The apps know the server by its contracts only.',
      severity: 'error',
      from: { path: at('web/'), pathNot: '\\.test\\.tsx?$|/test/|vite' },
      to: { path: at('server/'), pathNot: `${at('server/(kernel|modules/[^/]+)/')}contract\\.ts$` },
    },
    {
      name: 'no-network-inside-operations',
      comment: 'An operation runs inside a transaction: leave a job, call the world after the commit.',
      severity: 'error',
      from: { path: `${module_}[^/]+/(operations|queries)/` },
      to: { path: '(^|/)(nodemailer|aws4fetch|undici)(/|$)|^(node:)?(http|https|net|dns)$' },
    },
    {
      name: 'tables-stay-home',
      severity: 'error',
      from: { pathNot: `${module_}|/test/|\\.test\\.ts$|^${root}bench/` },
      to: { path: `${module_}[^/]+/tables\\.ts$` },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|\\.runtime|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
