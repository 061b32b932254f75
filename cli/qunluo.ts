/** `qunluo …`: what an operator does from the command line. */
import { cac } from 'cac'
import { version } from './version.ts'

const cli = cac('qunluo')

cli.command('start', '启动 · start the program').action(() => import('../server/main/start.ts'))

cli
  .command('migrate', '升级数据库 · bring the database up to date')
  .action(async () => (await import('./migrate.ts')).migrateDatabase())

cli
  .command('import <file>', '导入聊天记录 · bring a chat export in')
  .option('--into <group>', '群的编号 · id of the group')
  .option('--dry-run', '只统计，不导入 · count only')
  .option('--json', '输出 JSON · print JSON')
  .option('--zone <zone>', '记录的时区 · time zone of the file', { default: 'Asia/Shanghai' })
  .option('--date-order <order>', 'dmy, mdy, ymd')
  .option('--channel <name>', '导出里的哪个聊天 · which chat of the export')
  .action(async (file: string, options) => (await import('./import.ts')).importFile(file, options))

cli
  .command('import-customers <file>', '从表格导入客户（CSV、XLSX） · bring customers in from a table')
  .option('--tenant <slug>', '租户的短名 · short name of the tenant')
  .option('--dry-run', '只看会怎样，不导入 · tell what would happen')
  .option('--overwrite', '以表格为准，替换已有内容 · the table wins over what is known')
  .option('--json', '输出 JSON · print JSON')
  .action(async (file: string, options) => (await import('./import-customers.ts')).importCustomersFile(file, options))

cli
  .command('import-goods <file>', '从表格导入商品（CSV、XLSX） · bring goods in from a table')
  .option('--tenant <slug>', '租户的短名 · short name of the tenant')
  .option('--dry-run', '只看会怎样，不导入 · tell what would happen')
  .option('--only-new', '已有的商品保持不变 · leave goods that are there as they are')
  .option('--stock', '把已有规格的库存改成表格里的数 · set the stock of what is there')
  .option('--json', '输出 JSON · print JSON')
  .action(async (file: string, options) => (await import('./import-goods.ts')).importGoodsFile(file, options))

cli
  .command('backup [file]', '备份到一个文件，运行中也可以 · everything into one file, also while it runs')
  .option('--base', '内嵌数据库的全量副本，放进 WAL_ARCHIVE · a copy of the embedded database into WAL_ARCHIVE')
  .option('--stdout', '写到标准输出 · write to standard output')
  .option('--with-keys', '连密钥一起 · with the secret key inside')
  .option('--json', '输出 JSON · print JSON')
  .action(async (file: string | undefined, options) =>
    options.base ? (await import('./base.ts')).backUpBase() : (await import('./backup.ts')).backUp(file, options),
  )

cli
  .command('restore <file>', '从备份恢复到空的地方 · a backup back into an empty place')
  .option('--until <time>', '从全量副本回到这一刻 · from a base copy, go back to this moment')
  .action(async (file: string, options) => (await import('./restore.ts')).restore(file, options))

cli
  .command('doctor', '检查安装，说明怎样修好 · what is wrong with the installation, and how to mend it')
  .option('--json', '输出 JSON · print JSON')
  .action(async (options) => (await import('./doctor/run.ts')).runDoctor(options))

cli
  .command('jobs', '失败的后台任务 · jobs that failed')
  .option('--retry', '马上重试 · try them again now')
  .option('--json', '输出 JSON · print JSON')
  .action(async (options) => (await import('./jobs.ts')).showJobs(options))

cli
  .command('insight rebuild', '重新统计 · recount health and roles from the messages')
  .action(async () => (await import('./insight.ts')).rebuildInsight())

cli
  .command('restore-archive <file>', '从导出包恢复 · bring an archive back into an empty tenant')
  .option('--tenant <slug>', '空租户的短名 · short name of the empty tenant')
  .option('--found <slug>', '新建租户，以此为短名 · found a tenant of this short name')
  .option('--owner <name>', '新租户的所有者 · its owner')
  .option('--address <address>', '所有者的邮箱或手机号 · where the owner is reached')
  .option('--json', '输出 JSON · print JSON')
  .action(async (file: string, options) => (await import('./restore-archive.ts')).restoreFromFile(file, options))

cli
  .command('openapi', '写出接口文档 · write docs/api/openapi.json')
  .action(async () => (await import('./openapi.ts')).writeOpenApi())

cli
  .command('schema', '写出数据库结构 · write server/schema.sql')
  .action(async () => (await import('./schema.ts')).writeSchema())

cli
  .command('fixture', '写出升级测试用的备份 · write test/upgrade/VERSION.backup')
  .action(async () => (await import('./fixture.ts')).writeFixture())

cli
  .command('science <algo> [step]', '科学计算，JSONL 进，JSONL 出 · algorithms, JSONL in, JSONL out')
  .allowUnknownOptions()
  .action(async (algo: string, step, options) => (await import('./science/run.ts')).runScience(algo, step, options))

cli.help()
cli.version(version)

try {
  cli.parse(process.argv, { run: false })
  if (!cli.matchedCommand && !cli.options.help && !cli.options.version) {
    cli.outputHelp()
    process.exitCode = cli.args.length > 0 ? 2 : 0
  } else await cli.runMatchedCommand()
} catch (fault) {
  const { tell } = await import('./tell-fault.ts')
  tell(fault)
}
