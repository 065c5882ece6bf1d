import { loadDailyCube } from '../../mart/daily-cube.ts';
import type { Mart } from '../../mart/mart.ts';
import { loadMessageIndex } from '../../mart/message-index.ts';
import { readChoices, readInfo } from '../../mart/read-meta.ts';
import { loadCriticalWaiting, loadLapsed } from '../alerts/unanswered.ts';
import { loadAlertIndex } from './alert-index.ts';
import { loadCritical } from './critical-messages.ts';

/** Reads what the first view needs, so that no reader waits for it after a swap. */
export async function warmMart(mart: Mart): Promise<void> {
  await Promise.all([
    loadMessageIndex(mart),
    loadDailyCube(mart),
    loadCritical(mart),
    loadCriticalWaiting(mart),
    loadLapsed(mart),
    loadAlertIndex(mart),
    readInfo(mart),
    readChoices(mart),
  ]);
}
