import { z } from 'zod';
import { defaultSource } from '../core/message.ts';
import { fieldNames } from './columns/fields.ts';
import { dateOrders } from './values/date-order.ts';
import { parseTime } from './values/parse-time.ts';

/** Encodings that a text file may be said to have; `auto` lets the reader find out. */
export const encodings = ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** Delimiters of text tables; `auto` lets the reader find out. The last is typed by hand, and a mark in every text besides. */
export const delimiters = ['auto', ',', '\t', ';', '|', '，'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How input files are read and validated. */
export const ingestSettings = z.strictObject({
  source: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .default(defaultSource)
    .describe(
      'Name of where the messages come from: the same id in the same source is the same message. The flag `--source` wins.',
    ),
  map: z
    .partialRecord(z.enum(fieldNames), z.union([z.string(), z.array(z.string().min(1)).min(1)]))
    .default({})
    .describe(
      `Which column is which field, before the usual names: \`{"title": "诉求标题"}\`. Of several names the first column that has a value wins (day and hour of two are joined, and year, month and day of three); \`""\`: no column at all. Fields: ${fieldNames.join(', ')}. The flag \`--map\` wins.`,
    ),
  encoding: z
    .enum(encodings)
    .default('auto')
    .describe('Encoding of text files; `auto`: found by itself. The flag `--encoding` wins.'),
  delimiter: z
    .enum(delimiters)
    .default('auto')
    .describe('What parts the columns of text files; `auto`: found by itself.'),
  batchSize: z
    .int()
    .min(1)
    .max(65_536)
    .default(2048)
    .describe(
      'Most rows that a worker reads at once, about half of them on average; the labels do not depend on it. The flag `--batch-size` wins.',
    ),
  headerRows: z
    .int()
    .min(1)
    .max(100)
    .default(10)
    .describe('The header is looked for in this many first rows of a table that are not blank.'),
  maxTextLength: z
    .int()
    .min(100)
    .default(100_000)
    .describe('Longest title, body or reply taken, in characters; rows with longer ones are refused, never cut.'),
  dateOrder: z
    .enum(dateOrders)
    .default('ymd')
    .describe(
      'What the numbers of a date are whose year is not the first (`3/1/26`): month, day, year (`mdy`) or day, month, year (`dmy`); `yymd`: years of two digits are the first (`26-3-1`); `ymd`: rows with such dates are refused, since nothing tells. The flag `--date-order` wins.',
    ),
  defaultTime: z
    .string()
    .refine((text) => parseTime(text) === text, 'Expected a time of 1990 to 2100 written as YYYY-MM-DD HH:MM:SS')
    .nullable()
    .default(null)
    .describe('Time that rows without any get, as YYYY-MM-DD HH:MM:SS in Asia/Shanghai; null: they are refused.'),
});
export type IngestSettings = Readonly<z.infer<typeof ingestSettings>>;
