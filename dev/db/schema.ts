import { writeFileSync } from 'node:fs';
import { withFreshDatabase } from '../temporary.ts';
import { generatedFiles, generateSchema } from './generated.ts';

writeFileSync(generatedFiles.schema, await withFreshDatabase(generateSchema));
console.log(`Written: ${generatedFiles.schema}`);
