import { writeFile } from 'node:fs/promises';
import { openEmptyMart } from '../src/aggregate/mart/empty-mart.ts';
import { generateSchemaDoc } from '../src/aggregate/mart/schema-doc.ts';

/** `npm run docs:schema`: writes docs/schema.md from the comments of an empty mart. */
const db = await openEmptyMart();
try {
  await writeFile(new URL('../docs/schema.md', import.meta.url), await generateSchemaDoc(db));
} finally {
  db.close();
}
