import type { LocalTime } from '../../core/message.ts';
import type { OpposingAsk, Theme } from './contract.ts';
import { hashThemeId } from './theme-id.ts';

/** Columns of the NDJSON tables of suggestion themes in a generation's folder, with the DuckDB types to read them by. */
export const themeTables = {
  themes: {
    theme_id: 'VARCHAR',
    /** Name of the campaign whose contributions these are; null: all messages of kind suggestion. */
    campaign: 'VARCHAR',
    title: 'VARCHAR',
    proposes: 'BOOLEAN',
    ask: 'VARCHAR',
    object: 'VARCHAR',
    beneficiaries: 'VARCHAR[]',
    messages: 'INTEGER',
    authors: 'INTEGER',
    likes: 'BIGINT',
    supporters: 'BIGINT',
    regions: 'VARCHAR[]',
    quotes: 'STRUCT(message_key VARCHAR, "text" VARCHAR)[]',
    opposing: 'STRUCT(theme_id VARCHAR, ask VARCHAR, messages INTEGER)[]',
    first_at: 'TIMESTAMP',
    last_at: 'TIMESTAMP',
  },
  theme_messages: {
    theme_id: 'VARCHAR',
    campaign: 'VARCHAR',
    message_key: 'VARCHAR',
    /** Whether the message asks what the theme's title asks. */
    backs: 'BOOLEAN',
  },
  /** One row. */
  theme_reach: {
    /** From this day on all suggestions are grouped; null: all are. */
    first_day: 'DATE',
  },
} as const;

export interface ThemeRow {
  readonly theme_id: string;
  readonly campaign: string | null;
  readonly title: string;
  readonly proposes: boolean;
  readonly ask: string | null;
  readonly object: string | null;
  readonly beneficiaries: readonly string[];
  readonly messages: number;
  readonly authors: number;
  readonly likes: number | null;
  readonly supporters: number;
  readonly regions: readonly string[];
  readonly quotes: readonly { readonly message_key: string; readonly text: string }[];
  readonly opposing: readonly OpposingAsk[];
  readonly first_at: LocalTime;
  readonly last_at: LocalTime;
}

export interface ThemeMessageRow {
  readonly theme_id: string;
  readonly campaign: string | null;
  readonly message_key: string;
  readonly backs: boolean;
}

/**
 * Rows of both tables, of themes whose contributions are called by message keys: several sources may have messages of one id.
 * Ids of a campaign's themes are its own, since the message that founds one may found one of all suggestions, too.
 */
export function toThemeRows(
  themes: readonly Theme[],
  campaign: string | null,
): { readonly themes: ThemeRow[]; readonly messages: ThemeMessageRow[] } {
  const idOf = (theme: Pick<Theme, 'theme_id'>): string =>
    campaign === null ? theme.theme_id : hashThemeId(`${campaign}\n${theme.theme_id}`);
  const messages = themes.flatMap((theme) => {
    const backing = new Set(theme.backing_ids);
    return theme.message_ids.map((message_key) => ({
      theme_id: idOf(theme),
      campaign,
      message_key,
      backs: backing.has(message_key),
    }));
  });
  const rows = themes.map((theme) => ({
    theme_id: idOf(theme),
    campaign,
    title: theme.title,
    proposes: theme.proposes,
    ask: theme.ask,
    object: theme.object,
    beneficiaries: theme.beneficiaries,
    messages: theme.message_ids.length,
    authors: theme.supporters.authors,
    likes: theme.supporters.likes,
    supporters: theme.supporters.total,
    regions: theme.regions,
    quotes: theme.quotes.map(({ message_id, text }) => ({ message_key: message_id, text })),
    opposing: theme.opposing.map((opposing) => ({ ...opposing, theme_id: idOf(opposing) })),
    first_at: theme.first_at,
    last_at: theme.last_at,
  }));
  return { themes: rows, messages };
}
