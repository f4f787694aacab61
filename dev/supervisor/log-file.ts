import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

const rotateAtBytes = 5_000_000;
const tailBytes = 16_384;

/** Opens a log for appending; one that grew large is first set aside as `<name>.old`. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > rotateAtBytes) renameSync(file, `${file}.old`);
  return openSync(file, 'a');
}

/** The last lines of a log; empty when there is none. */
export function lastLines(file: string, count = 20): string[] {
  if (!existsSync(file)) return [];
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(size, tailBytes));
    readSync(handle, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-count);
  } finally {
    closeSync(handle);
  }
}
