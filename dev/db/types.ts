import { writeFileSync } from 'node:fs';
import { withFreshDatabase } from '../temporary.ts';
import { generatedFiles, generateTypes } from './generated.ts';

writeFileSync(generatedFiles.types, await withFreshDatabase(generateTypes));
console.log(`Written: ${generatedFiles.types}`);
