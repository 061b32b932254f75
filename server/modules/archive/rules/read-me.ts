/** What stands in README.txt of every archive. */
export const readMe = `群落 Qunluo 导出包 · archive

rows/*.jsonl     每行一条记录（JSON），文件名是表名。One record a line (JSON); the file is named after its table.
also/*.jsonl     仅供查阅，不会被恢复。For reading only; never restored.
about-me.json    仅个人导出：账号、登录方式、登录记录与客户档案。Personal archives only: account, ways in, sign-ins, customer record.
files/           图片与文件，以内容校验值命名。Pictures and files, named by their checksum.
manifest.json    内容清单与每个文件的 SHA-256。What is in here, with the SHA-256 of every entry.

恢复：运营台「设置」或命令行 qunluo restore-archive。
To restore: Settings in the console, or qunluo restore-archive.
`
