import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one local stack. They are made once, live in its data folder and open nothing else. */
export type Keys = {
  publishableKey: string;
  secretKey: string;
  jwtSecret: string;
  postgresPassword: string;
  stripeSecretKey: string;
  stripeWebhookSecret: string;
};

/** Reads the keys of a data folder, making them (mode 600) the first time. */
export function loadKeys(dataDir: string): Keys {
  const file = join(dataDir, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
  mkdirSync(dataDir, { recursive: true });
  const keys = makeKeys();
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

function makeKeys(): Keys {
  return {
    publishableKey: `sb_publishable_${secret(24)}`,
    secretKey: `sb_secret_${secret(24)}`,
    jwtSecret: secret(32),
    postgresPassword: secret(18),
    stripeSecretKey: `sk_test_${secret(18)}`,
    stripeWebhookSecret: `whsec_${secret(24)}`,
  };
}

/** Letters and digits only, so that a key needs no escaping in a URL or a shell. */
function secret(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
