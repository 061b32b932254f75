/** `npm run new -- module NAME | operation MODULE/NAME | page APP/MODULE/Name`: files with the house's shape, not its content. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const pascal = /^([A-Z][a-z0-9]+)+Page$/
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

type Sheet = { path: string; text: string }

function moduleSheets(name: string): Sheet[] {
  const at = (file: string) => `server/modules/${name}/${file}`
  return [
    { path: at('contract.ts'), text: `/** Window of ${name}. */\n` },
    { path: at('index.ts'), text: `/** Door of ${name}: what later modules may ask of it. */\nexport {}\n` },
    {
      path: at('routes.ts'),
      text: `/** Endpoint → who may → what it does. */\nimport type { Route } from '../../kernel/route.ts'\n\nexport const routes: Route[] = []\n`,
    },
    {
      path: at('tables.ts'),
      text: `/** Types of ${name}'s own tables; they never leave the module. */\nimport type { Kysely } from 'kysely'\nimport type { Context } from '../../kernel/context.ts'\n\nexport type Tables = Record<string, never>\n\nexport const db = (ctx: Context): Kysely<Tables> => ctx.tables<Tables>()\n`,
    },
    {
      path: at(`migrations/${stamp()}_${name.replaceAll('-', '_')}.sql`),
      text: `create schema ${name.replaceAll('-', '_')};\ngrant usage on schema ${name.replaceAll('-', '_')} to qunluo_app;\n`,
    },
    {
      path: at('module.ts'),
      text: `import { fileURLToPath } from 'node:url'\nimport { defineModule } from '../../kernel/module.ts'\nimport { routes } from './routes.ts'\n\nexport const ${camel(name)}Module = defineModule({\n  name: '${name}',\n  migrations: fileURLToPath(new URL('./migrations', import.meta.url)),\n  routes,\n})\n`,
    },
  ]
}

const stamp = () => new Date().toISOString().replace(/[-:]/g, '').replace('T', '_').slice(0, 13)

function operationSheets(place: string): Sheet[] {
  const [module = '', name = ''] = place.split('/')
  requireShape(kebab, name, 'operation MODULE/verb-object')
  requireModule(module)
  const operation = camel(name)
  return [
    {
      path: `server/modules/${module}/operations/${name}.ts`,
      text: `import type { Context } from '../../../kernel/context.ts'\n\n/** Say in the trade's words what this does and which problems it raises. */\nexport async function ${operation}(ctx: Context): Promise<void> {\n  ctx.log.debug('${module}.${operation}')\n}\n`,
    },
    {
      path: `server/modules/${module}/test/${name}.test.ts`,
      text: `import { afterAll, beforeAll, expect, test } from 'vitest'\nimport { openWorld, type World } from '../../../../test/world.ts'\n\nlet world: World\nbeforeAll(async () => {\n  world = await openWorld()\n})\nafterAll(() => world.close())\n\ntest('say what a person does and what comes of it', async () => {\n  expect(world.caller().cookie, 'write this story').toBe('told')\n})\n`,
    },
  ]
}

function pageSheets(place: string): Sheet[] {
  const [app = '', module = '', name = ''] = place.split('/')
  if (app !== 'console' && app !== 'member') throw new Error('page console|member/MODULE/NamePage')
  requireShape(pascal, name, 'page console|member/MODULE/NamePage')
  return [
    {
      path: `web/${app}/src/${module}/${name}.tsx`,
      text: `import { useTranslation } from 'react-i18next'\n\nexport function ${name}() {\n  const { t } = useTranslation()\n  return <main aria-label={t('${module}.${name}.title')} />\n}\n`,
    },
  ]
}

function requireShape(shape: RegExp, name: string, usage: string): void {
  if (!shape.test(name)) throw new Error(usage)
}

function requireModule(name: string): void {
  if (!existsSync(join(root, 'server/modules', name, 'module.ts')))
    throw new Error(`没有模块 ${name} · there is no module ${name}`)
}

/** Writes what is not there yet; never over something. */
async function lay(sheets: readonly Sheet[]): Promise<void> {
  for (const { path } of sheets) if (existsSync(join(root, path))) throw new Error(`已存在 · exists already: ${path}`)
  for (const { path, text } of sheets) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
    process.stdout.write(`${path}\n`)
  }
}

/** The order of modules stands once; a new one goes to its end. */
async function listModule(name: string): Promise<void> {
  const path = join(root, 'server/main/modules.ts')
  const text = await readFile(path, 'utf8')
  const named = `${camel(name)}Module`
  const imported = text.replace(
    /\n\nexport const/,
    `\nimport { ${named} } from '../modules/${name}/module.ts'\n\nexport const`,
  )
  await writeFile(
    path,
    imported.replace(/\[([^\]]+)\]\s*$/, (_, list: string) => `[${list.trimEnd().replace(/,$/, '')}, ${named}]\n`),
  )
}

const [kind = '', name = ''] = process.argv.slice(2)
try {
  if (kind === 'module') {
    requireShape(kebab, name, 'module name-in-kebab-case')
    await lay(moduleSheets(name))
    await listModule(name)
  } else if (kind === 'operation') await lay(operationSheets(name))
  else if (kind === 'page') await lay(pageSheets(name))
  else
    throw new Error('npm run new -- module NAME | operation MODULE/verb-object | page console|member/MODULE/NamePage')
} catch (fault) {
  process.stderr.write(`${(fault as Error).message}\n`)
  process.exitCode = 2
}
