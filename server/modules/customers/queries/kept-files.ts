/** Which files the store must hold: uploaded tables that are still to be read. */
export const keptFiles = `
  select file_key as key, bytes from customers.imports
   where file_key is not null and state in ('reading', 'preview', 'running', 'stopped', 'failed')`
