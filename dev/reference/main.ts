import { writeFileSync } from 'node:fs';
import { referenceFile, referenceSql } from './document.ts';
import { readSource } from './source.ts';

writeFileSync(referenceFile, referenceSql(readSource()));
