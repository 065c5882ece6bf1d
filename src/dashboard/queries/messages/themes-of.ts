import type { Mart } from '../../mart/mart.ts';

/** Condition on `messages` for the contributions of a theme; `?` is its id. */
export function contributionsOf(mart: Mart): string {
  return mart.columns('theme_messages').has('message_key')
    ? 'message_key IN (SELECT message_key FROM theme_messages WHERE theme_id = ?)'
    : '(source, message_id) IN (SELECT (source, message_id) FROM theme_messages WHERE theme_id = ?)';
}
