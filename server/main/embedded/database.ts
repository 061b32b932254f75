import { Client } from 'pg'
import { owner } from './cluster.ts'
import { addressOf } from './socket.ts'

const missing = '3D000'

/** The address of the program's database on a running server; creates it when the cluster is new. */
export async function ensureDatabase(socketDirectory: string): Promise<string> {
  const address = addressOf(socketDirectory, owner, 'qunluo')
  try {
    await ask(address, 'select 1')
  } catch (error) {
    if ((error as { code?: string }).code !== missing) throw error
    await ask(addressOf(socketDirectory, owner, 'postgres'), 'create database qunluo')
  }
  return address
}

async function ask(address: string, sentence: string): Promise<void> {
  const client = new Client({ connectionString: address })
  try {
    await client.connect()
    await client.query(sentence)
  } finally {
    await client.end()
  }
}
