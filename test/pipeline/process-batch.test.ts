import { expect, it } from 'vitest';
import { type ConfigInput, configSchema } from '../../src/config.ts';
import { createBatchProcessor } from '../../src/pipeline/process-batch.ts';

async function versionsOf(settings: ConfigInput) {
  const config = configSchema.parse(settings);
  const processor = await createBatchProcessor({ config, authorKey: null, messagesDir: '', rejectsDir: '' });
  await processor.close();
  return processor.versions;
}

it('reads messages anew where other evidence is to be kept, by the same models', async () => {
  const plain = await versionsOf({});
  const without = await versionsOf({ classify: { evidenceFor: 0, evidenceAgainst: 0 } });
  expect(without.model).toBe(plain.model);
  expect([without.analysis, without.all]).not.toContain(plain.analysis);
  expect(without.all).not.toBe(plain.all);
  expect(await versionsOf({ classify: { evidenceFor: 5, evidenceAgainst: 2 } })).toEqual(plain);
});
