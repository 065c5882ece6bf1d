import type { Hono } from 'hono';
import type { DashboardContext } from '../context.ts';

/** Alerts, suggestions, handling. */
export function registerRooms(_app: Hono, _context: DashboardContext): void {}
