import { join } from 'node:path';
import { z } from 'zod';
import { loadConfig } from '../config.ts';
import { startDashboard } from '../dashboard/serve.ts';
import { refuseLaterVersion } from '../lake/later-version.ts';
import type { CommandModule } from './command.ts';
import { locateGivenWorkspace } from './opening/given-workspace.ts';
import { optionTexts, parseOptions } from './options/options.ts';

const optionsSchema = z.strictObject({
  workspace: optionTexts.workspace,
  host: z.string().min(1).optional(),
  port: optionTexts.integer.optional(),
  token: z.string().min(1).optional(),
  geojson: optionTexts.path.optional(),
  readOnly: z.boolean().default(false),
});

/** `qingyu serve`: the dashboard, until the process is told to stop. */
export const execute: CommandModule['execute'] = async (_args, given, io) => {
  const options = parseOptions(optionsSchema, given);
  // One without tables is served: the first run may be at work. A folder that is not there is mistyped.
  const workspace = locateGivenWorkspace(options.workspace);
  await refuseLaterVersion(workspace);
  const {
    aggregate,
    reports,
    dashboard: own,
  } = await loadConfig(workspace.settingsFile, {
    dashboard: {
      ...(options.host === undefined ? {} : { host: options.host }),
      ...(options.port === undefined ? {} : { port: options.port }),
    },
  });
  const token = options.token ?? process.env.QINGYU_TOKEN ?? null;
  const dashboard = await startDashboard(
    {
      files: {
        martFile: workspace.martFile,
        editsFile: workspace.editsFile,
        auditFile: join(workspace.root, 'audit.jsonl'),
        sessionKeyFile: join(workspace.root, 'session.key'),
        geojsonFile: options.geojson ?? null,
      },
      settings: {
        ...own,
        flagDifference: aggregate.flagDifference,
        lowGrade: aggregate.handling.lowGrade,
        alerts: aggregate.alerts,
        termWeeks: aggregate.terms.weeks,
        reports,
      },
      token: token === '' ? null : token,
      readOnly: options.readOnly,
    },
    io.effects,
  );
  io.out(`晴雨 ${dashboard.url}${options.readOnly ? '（只读）' : ''}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await dashboard.stop();
  return 0;
};
