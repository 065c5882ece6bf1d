import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { measureClasses } from './issues/classes.ts';
import { clusterPrepared, measureCost } from './issues/cost.ts';
import { measureMarks, measureQuality, measureSample } from './issues/quality.ts';
import { measureSubjects } from './issues/subjects.ts';
import { measureTerms } from './issues/terms.ts';
import { describeMachine } from './measure.ts';

const program = new Command('issues').description('Quality and cost of recurring issues.');

program
  .command('quality')
  .description('scores against issues read by hand: at once, halves, places replaced, ten runs against one')
  .requiredOption('--gold <file>', 'issues read by hand')
  .requiredOption('--messages <file>', 'the messages')
  .option('--without-titles', 'as hotlines export them: the messages have no title')
  .option('--misspelt <share>', 'share of the characters exchanged for others of the same sound', Number)
  .action((options: { gold: string; messages: string; withoutTitles?: true; misspelt?: number }) =>
    measureQuality(options.gold, options.messages, options),
  );

program
  .command('marks')
  .description('scores against marked groups whose ids are src:id')
  .option('--marks <file>', 'groups and unsure ids', 'models/issues/marks.json')
  .requiredOption('--messages <files...>', 'the messages, each file named as its source')
  .option('--without-titles', 'as hotlines export them: the messages have no title')
  .option('--misspelt <share>', 'share of the characters exchanged for others of the same sound', Number)
  .action((options: { marks: string; messages: string[]; withoutTitles?: true; misspelt?: number }) =>
    measureMarks(options.marks, options.messages, options),
  );

program
  .command('sample')
  .description('scores against the planned issues of generated samples, in which one wording serves many places')
  .option('--seeds <numbers...>', 'seeds of the generator', ['1', '13'])
  .action(async ({ seeds }: { seeds: string[] }) => {
    for (const seed of seeds) await measureSample(Number.parseInt(seed, 10));
  });

program
  .command('classes')
  .description('how well pairs of messages that state one problem are told from others')
  .option('--marks <file>', 'pairs read by hand', 'models/issues/marks.json')
  .requiredOption('--messages <files...>', 'the messages, each file named as its source')
  .action((options: { marks: string; messages: string[] }) => measureClasses(options.marks, options.messages));

program
  .command('cost')
  .description(
    'time, memory and exponent of clustering generated messages; run `npm run build` before, since threads run what is built',
  )
  .option('--sizes <list>', 'numbers of messages', '100000,300000,1000000')
  .action(async (options: { sizes: string }) => {
    console.log(`machine: ${describeMachine()}`);
    await measureCost(fileURLToPath(import.meta.url), options.sizes.split(',').map(Number));
  });

program
  .command('terms')
  .description('time of finding places, representing and finding kinds of asks')
  .requiredOption('--messages <files...>', 'the messages')
  .action((options: { messages: string[] }) => measureTerms(options.messages));

program
  .command('subjects')
  .description('how far what stands for a missing title has the words of titles')
  .requiredOption('--messages <files...>', 'messages with titles')
  .action((options: { messages: string[] }) => measureSubjects(options.messages));

program
  .command('cluster', { hidden: true })
  .argument('<file>', 'prepared messages')
  .action((file: string) => clusterPrepared(file));

await program.parseAsync();
