import type { Mart } from './mart.ts';

/**
 * SQL over a row of `messages`: whether it was answered, null where its input would not tell. Marts of before the column
 * know only whether there is a reply.
 */
export function repliedColumn(mart: Mart): string {
  return mart.columns('messages').has('is_replied') ? 'is_replied' : '(reply IS NOT NULL OR replied_at IS NOT NULL)';
}
