import type { RowReader } from './comparability.ts';

/** Of fewer messages it may be chance that all are answered; a few open ones may be slips of an export. */
const fewestTold = 100;
const nearlyAll = 0.995;

/** Whether the inputs hold answered messages alone, as boards export them: then rates of reply say nothing of an office. */
export async function holdsAnsweredOnly(reader: RowReader): Promise<boolean> {
  const [all] = await reader.rows<{ messages: number; replied: number }>(
    `SELECT messages, replied FROM handling WHERE grain = 'total' AND "month" IS NULL`,
  );
  return all !== undefined && all.messages >= fewestTold && all.replied >= nearlyAll * all.messages;
}
