import { z } from 'zod';
import type { Campaign } from '../../cluster/themes/selection-settings.ts';
import { type ConfigOverrides, configSchema } from '../../config.ts';
import { QingyuError, UsageError } from '../../core/errors.ts';
import { fieldNames } from '../../ingest/columns/fields.ts';
import { type Encoding, encodings, ingestSettings } from '../../ingest/settings.ts';
import { dateOrders } from '../../ingest/values/date-order.ts';
import type { OptionSpec } from '../command.ts';

/** Options that several commands share, and how their texts become values. */
export const workspaceOption: OptionSpec = {
  flags: '--workspace <dir>',
  description: 'folder of settings, lake, state and tables (default: workspace)',
};
export const jsonOption: OptionSpec = { flags: '--json', description: 'print one JSON object, for machines' };
export const inputOptions: readonly OptionSpec[] = [
  {
    flags: '--source <name>',
    description: 'name space of message ids: equal ids of one source are one message (default: main)',
  },
  {
    flags: '--map <field=column>',
    description: 'where a column has an unusual name, e.g. title=诉求标题; id= where the ids are none',
    repeatable: true,
  },
  {
    flags: '--encoding <name>',
    description: 'utf-8, utf-16le, utf-16be or gb18030, also called gbk (default: found out)',
  },
  {
    flags: '--date-order <order>',
    description:
      'what the numbers of dates are: mdy or dmy where the year is not the first (3/1/26), yymd where it has two digits (26-3-1)',
  },
  { flags: '--author-key <file>', description: 'a key of the author hash that several deployments share' },
];
export const topicsOption: OptionSpec = {
  flags: '--topics <labels>',
  description:
    'the only topics that may be chosen, separated by commas or given one by one; one with a comma of its own in double quotes: \'"建设,规划"\'',
  repeatable: true,
};
export const modelOptions: readonly OptionSpec[] = [
  topicsOption,
  { flags: '--topic-model <dir>', description: 'another topic model' },
  { flags: '--kind-model <dir>', description: 'another kind model' },
  { flags: '--urgency-model <dir>', description: 'another urgency model' },
];

/** How `train` and `evaluate` read texts. */
export const labelSettingsOptions: readonly OptionSpec[] = [
  {
    flags: '--workspace <dir>',
    description:
      'folder whose words, names and models are used, as in its runs (default: none, what the package ships)',
  },
  { flags: '--cues <file>', description: 'cue classes in place of the shipped ones' },
];

const integerText = z.string().regex(/^\d+$/, 'Expected a whole number').transform(Number);
const rateText = z
  .string()
  .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'Expected a share from 0 to 1')
  .transform(Number);

/** A label up to the next comma; one in double quotes up to the next that is not written twice. */
const topicOfList = /\s*(?:"(?<quoted>(?:[^"]|"")*)"\s*(?![^,，])|(?<plain>[^,，]*))(?:[,，]|$)/g;

const topicsText = z
  .array(z.string())
  .transform((texts) =>
    texts
      .flatMap((text) => [...text.matchAll(topicOfList)])
      .map(({ groups }) => groups?.quoted?.replaceAll('""', '"') ?? groups?.plain?.trim() ?? '')
      .filter((label) => label !== ''),
  )
  .refine((labels) => labels.length > 0, 'Expected one topic or more, got none');

/** A file or folder: a variable of a script that is not set would name the current folder. */
const pathText = z.string().refine((text) => text.trim() !== '', 'Expected a file or folder, got an empty text');

export const optionTexts = {
  path: pathText,
  workspace: pathText.default('workspace'),
  json: z.boolean().default(false),
  integer: integerText,
  rate: rateText,
  topics: topicsText,
};

const mapText = z
  .string()
  .regex(/^[^=]+=.*$/, { error: 'Expected field=column, or field= for none', abort: true })
  .refine((pair) => (fieldNames as readonly string[]).includes(pair.slice(0, pair.indexOf('='))), {
    error: ({ input }) => `Expected the field to be one of ${fieldNames.join(', ')}, got ${String(input)}`,
  });

/** Names by which Excel, WPS and Python know the encodings. */
const encodingNames: Readonly<Record<string, Encoding>> = {
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  // Its mark or its zero bytes say which of the two.
  'utf-16': 'auto',
};
const encodingText = z
  .string()
  .transform((name) => encodingNames[name.toLowerCase()] ?? name.toLowerCase())
  .pipe(z.enum(encodings));

/** Shape of the options of commands that read messages; values are bounded as the settings are that they become. */
export const inputShape = {
  source: ingestSettings.shape.source.unwrap().optional(),
  map: z.array(mapText).optional(),
  encoding: encodingText.optional(),
  dateOrder: z.enum(dateOrders).optional(),
  authorKey: pathText.optional(),
  batchSize: integerText.pipe(ingestSettings.shape.batchSize.unwrap()).optional(),
  workers: integerText.pipe(configSchema.shape.workers.unwrap().unwrap()).optional(),
};
export const modelShape = {
  topics: topicsText.optional(),
  topicModel: pathText.optional(),
  kindModel: pathText.optional(),
  urgencyModel: pathText.optional(),
};

type InputOptions = z.infer<z.ZodObject<typeof inputShape>>;
type ModelOptions = z.infer<z.ZodObject<typeof modelShape>>;

/** Flags as settings; only what was given. */
export function toOverrides(
  options: Partial<
    InputOptions & ModelOptions & { maxRejectRate?: number | undefined; campaign?: readonly Campaign[] | undefined }
  >,
): ConfigOverrides {
  const map = options.map?.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return dropUndefined({
    ingest: dropUndefined({
      source: options.source,
      map: map === undefined ? undefined : Object.fromEntries(map),
      encoding: options.encoding,
      dateOrder: options.dateOrder,
      batchSize: options.batchSize,
    }),
    classify: dropUndefined({
      topics: options.topics,
      topicModel: options.topicModel,
      kindModel: options.kindModel,
      urgencyModel: options.urgencyModel,
    }),
    themes: options.campaign === undefined ? undefined : { campaigns: options.campaign },
    workers: options.workers,
    authorKeyFile: options.authorKey,
    maxRejectRate: options.maxRejectRate,
  }) as ConfigOverrides;
}

function dropUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Parses the options of a command. @throws UsageError naming every flag that is wrong */
export function parseOptions<T extends z.ZodType>(schema: T, options: unknown): z.infer<T> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const reasons = result.error.issues.map((issue) => {
    return `--${toFlag(String(issue.path[0] ?? ''))}: ${issue.message}`;
  });
  throw new UsageError(reasons.join('; '));
}

/** Options whose values an error means, by its code. */
const flagsAtFault: ReadonlyMap<string, string> = new Map([
  ['UNKNOWN_TOPIC', 'topics'],
  ['KEY_MISSING', 'authorKey'],
]);

/**
 * What is thrown for an error of settings that a flag made: the user knows the flag, not the setting that it became.
 * @param options those of the command, by their names
 */
export function blameFlag(error: unknown, options: Readonly<Record<string, unknown>>): unknown {
  if (!(error instanceof QingyuError)) return error;
  const { code, data } = error;
  const named = flagsAtFault.get(code);
  if (named !== undefined && options[named] !== undefined) {
    return new UsageError(`--${toFlag(named)}: ${error.message}`, data, code);
  }
  const name = String(data.setting ?? '').replace(/^.*\./, '');
  if (code !== 'BAD_SETTINGS' || options[name] === undefined) return error;
  return new UsageError(`--${toFlag(name)}: Expected a file or folder, got nothing at ${String(data.path)}`, data);
}

/** An option as it is written on the command line, without its hyphens: `alertLevel` as `alert-level`. */
export function toFlag(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The list that commander gives for a variadic argument. */
export function listArgument(argument: string | readonly string[] | undefined): readonly string[] {
  if (argument === undefined) return [];
  return typeof argument === 'string' ? [argument] : argument;
}

/** The files and folders of a variadic argument. @throws UsageError where one is an empty text */
export function pathArgument(argument: string | readonly string[] | undefined): readonly string[] {
  const paths = listArgument(argument);
  if (paths.some((path) => path.trim() === '')) throw new UsageError('Expected files or folders, got an empty text');
  return paths;
}
