import { expect, it } from 'vitest';
import type { ClusterMessage } from '../../src/cluster/contract.ts';
import type { Edit } from '../../src/cluster/edits/edit.ts';
import { openDatabase } from '../../src/core/duckdb.ts';
import { namedMessages, newMessages, openClusterInputs } from '../../src/pipeline/cluster-inputs.ts';
import { openSimplifier } from '../../src/segment/simplify.ts';

it('gives clustering titles in the characters in which their words were read', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  try {
    await db.run(
      `CREATE VIEW resolved AS SELECT 'k' AS message_key, TIMESTAMP '2026-01-01' AS created_at, NULL AS author,
         '捷運青雲站手扶梯故障' AS title, true AS has_own_title, '捷运 青云站 手扶梯 故障' AS title_tokens, '' AS issue_terms, NULL AS ask_kinds, NULL AS likely_kinds, NULL AS name_pieces,
         '交通运输' AS topic, NULL AS subtopic, 'complaint' AS kind, NULL AS district, NULL AS region_parent, '石桥镇' AS town, 1 AS first_seq, NULL AS duplicate_of_key`,
    );
    const titles: string[] = [];
    for (const simplify of [true, false]) {
      for await (const block of newMessages(db, 0, openSimplifier({ simplify }))) {
        titles.push(...block.map(({ title }) => title));
        // Of a letter that names no district the town.
        expect(block.map(({ region }) => region)).toEqual(['石桥镇']);
        // Parts of earlier versions have none.
        expect(block.map(({ askKinds, likelyKinds, namePieces }) => [askKinds, likelyKinds, namePieces])).toEqual([
          ['', '', ''],
        ]);
      }
    }
    expect(titles).toEqual(['捷运青云站手扶梯故障', '捷運青雲站手扶梯故障']);
  } finally {
    await db.close();
  }
});

it('gives clustering those messages of earlier runs that edits name', async () => {
  const db = await openDatabase(':memory:', { memoryLimit: '256MB', threads: 1 });
  try {
    await db.run(
      `CREATE VIEW resolved AS SELECT key AS message_key, TIMESTAMP '2026-01-01' AS created_at, NULL AS author,
         '路灯不亮' AS title, true AS has_own_title, '' AS title_tokens, '' AS issue_terms, NULL AS ask_kinds, NULL AS likely_kinds, NULL AS name_pieces,
         '城乡建设' AS topic, NULL AS subtopic, 'complaint' AS kind, NULL AS district, NULL AS region_parent, NULL AS town, seq AS first_seq, copied AS duplicate_of_key
       FROM (VALUES ('k1', 1, NULL), ('k2', 1, NULL), ('k3', 2, NULL), ('k4', 1, 'k1'), ('k5', 1, NULL)) rows (key, seq, copied)`,
    );
    const head = { id: 'e1', at: '2026-01-02 08:00:00', by: null, note: null };
    const pin: Edit = { ...head, action: 'pin', anchor: 'k1', members: { k1: ['k3', 'k4', 'k5'] } };
    const simplify = openSimplifier({ simplify: true });
    const read = async (blocks: AsyncIterable<readonly ClusterMessage[]>): Promise<string[]> => {
      const keys: string[] = [];
      for await (const block of blocks) keys.push(...block.map(({ key }) => key));
      return keys;
    };
    expect(await read(namedMessages(db, 2, [pin], simplify))).toEqual(['k1', 'k5']);
    expect(await read(namedMessages(db, 2, [], simplify))).toEqual([]);
    // Where it begins anew all messages are new to it.
    const { inputs, ...others } = await openClusterInputs(db, null, [pin], simplify);
    expect(await read(inputs)).toEqual(['k1', 'k2', 'k3', 'k5']);
    expect(others).toEqual({});
  } finally {
    await db.close();
  }
});
