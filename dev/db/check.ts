import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { rootDir } from '../paths.ts';
import { withFreshDatabase } from '../temporary.ts';
import { generatedFiles, generateSchema, generateTypes } from './generated.ts';

const made = await withFreshDatabase(async (url) => ({
  types: await generateTypes(url),
  schema: generateSchema(url),
}));

const stale = (['types', 'schema'] as const).filter((kind) => {
  const file = generatedFiles[kind];
  return !existsSync(file) || readFileSync(file, 'utf8') !== made[kind];
});

for (const kind of stale) {
  console.error(
    `${relative(rootDir, generatedFiles[kind])} is not what the migrations make: run npm run db:${kind}`,
  );
}
if (stale.length === 0) console.log('Types and schema are what the migrations make.');
process.exitCode = stale.length === 0 ? 0 : 1;
