/** Writes small zips with any names and claims, also those that a well-behaved program would never write. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

export type Member = { name: string; content: string | Buffer; encrypted?: boolean }

const root = mkdtempSync(join(tmpdir(), 'qunluo-export-'))
let made = 0

/** Path of a file in a fresh folder that is gone after the run. */
export function temporary(name: string): string {
  made += 1
  mkdirSync(join(root, String(made)))
  return join(root, String(made), name)
}

export function makeFile(name: string, content: string | Buffer): string {
  const path = temporary(name)
  writeFileSync(path, content)
  return path
}

export function makeZip(members: Member[]): string {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const member of members) {
    const { local, central } = headersOf(member, offset)
    bodies.push(local)
    directory.push(central)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return makeFile('export.zip', Buffer.concat([...bodies, central, end]))
}

function headersOf({ name, content, encrypted }: Member, offset: number) {
  const bytes = Buffer.from(content)
  const packed = deflateRawSync(bytes)
  const path = Buffer.from(name)
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt32LE(crc32(bytes), 10)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(bytes.length, 18)
  shared.writeUInt16LE(path.length, 22)
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, path, packed])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return { local, central: Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, tail, path]) }
}
