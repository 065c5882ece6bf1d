import type { Message } from '../core/message.ts';
import { hashPart } from './parts.ts';

/** Stands in for the id of a message that came without one: 16 hex digits of author, title, body and time. */
export function deriveId(message: Pick<Message, 'author' | 'title' | 'body' | 'createdAt'>): string {
  return hashPart(message.author ?? '', message.title, message.body, message.createdAt).slice(0, 16);
}
