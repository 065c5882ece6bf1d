import { writeFile } from 'node:fs/promises';
import { generateSettingsDoc } from './settings-doc.ts';

/** `npm run docs:settings`: writes docs/settings.md from the descriptions in the schema of settings. */
await writeFile(new URL('../docs/settings.md', import.meta.url), generateSettingsDoc());
