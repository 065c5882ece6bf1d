import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  blameFlag,
  inputShape,
  modelShape,
  optionTexts,
  parseOptions,
  pathArgument,
  toOverrides,
} from '../../../src/commands/options/options.ts';
import { loadConfig, requirePaths } from '../../../src/config.ts';
import { QingyuError, UsageError } from '../../../src/core/errors.ts';

const parse = (given: object) => toOverrides(parseOptions(z.strictObject(modelShape), given));

describe('--topics', () => {
  it('takes labels in one text or one by one', () => {
    for (const topics of [['城乡建设,交通运输'], ['城乡建设', ' 交通运输 '], ['城乡建设，', '交通运输']]) {
      expect(parse({ topics })).toEqual({ classify: { topics: ['城乡建设', '交通运输'] }, ingest: {} });
    }
  });

  it('takes a label with a comma of its own in double quotes', () => {
    for (const [text, ...labels] of [
      ['"建设,规划"', '建设,规划'],
      ['交通, "建设，规划" ，教育', '交通', '建设，规划', '教育'],
      ['"称""新区""的,地方",教育', '称"新区"的,地方', '教育'],
      // No list of quoted labels: a mark of inches, a name in quotes.
      ['5"管网,教育', '5"管网', '教育'],
      ['"新区"规划,教育', '"新区"规划', '教育'],
      ['"建设,规划', '"建设', '规划'],
    ]) {
      expect(parse({ topics: [text] }).classify?.topics, text).toEqual(labels);
    }
  });

  it('without a label is a fault of the flag', () => {
    expect(() => parse({ topics: [''] })).toThrow(new UsageError('--topics: Expected one topic or more, got none'));
  });
});

describe('--encoding and --map', () => {
  const read = (given: object) => toOverrides(parseOptions(z.strictObject(inputShape), given)).ingest;

  it('take the names by which other programs know encodings', () => {
    for (const encoding of ['gbk', 'GB2312', 'cp936', 'gb18030']) expect(read({ encoding })?.encoding).toBe('gb18030');
    expect(read({ encoding: 'UTF8' })?.encoding).toBe('utf-8');
    expect(read({ encoding: 'utf-16' })?.encoding).toBe('auto');
    expect(() => read({ encoding: 'latin1' })).toThrow(/--encoding: .*gb18030/);
  });

  it('say one thing of a map without a column', () => {
    expect(() => read({ map: ['title'] })).toThrow(new UsageError('--map: Expected field=column, or field= for none'));
  });
});

describe('an unset variable of a script', () => {
  it('names no workspace and no input', () => {
    const shape = z.strictObject({ workspace: optionTexts.workspace });
    expect(parseOptions(shape, {})).toEqual({ workspace: 'workspace' });
    expect(() => parseOptions(shape, { workspace: '' })).toThrow(
      new UsageError('--workspace: Expected a file or folder, got an empty text'),
    );
    expect(pathArgument(['a.csv', '-'])).toEqual(['a.csv', '-']);
    expect(() => pathArgument(['a.csv', ''])).toThrow(UsageError);
  });
});

describe('loadConfig', () => {
  it('tells faults of the flags from faults of the file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'qingyu-config-')), 'qingyu.json');
    await expect(loadConfig(file, { workers: 0 })).rejects.toThrow(UsageError);
    writeFileSync(file, '{"workers": 0}');
    await expect(loadConfig(file)).rejects.toMatchObject({ code: 'BAD_SETTINGS', data: { file } });
  });
});

const schema = z.strictObject(inputShape);

describe('options of commands that read messages', () => {
  it.each([
    [{ map: ['titel=标题'] }, /^--map: .*title.*titel=标题/],
    [{ map: ['title'] }, /^--map: /],
    [{ workers: '0' }, /^--workers: /],
    [{ workers: '1000' }, /^--workers: /],
    [{ batchSize: '0' }, /^--batch-size: /],
    [{ source: '' }, /^--source: /],
    [{ authorKey: ' ' }, /^--author-key: Expected a file or folder, got an empty text/],
    [{ source: '  ' }, /^--source: /],
  ])('refuses %j as wrong usage of that flag', (given, message) => {
    expect(() => parseOptions(schema, given)).toThrow(UsageError);
    expect(() => parseOptions(schema, given)).toThrow(message);
  });

  it('takes values within the bounds of the settings', () => {
    const options = parseOptions(schema, { map: ['title=标题=1'], workers: '2', batchSize: '64', source: ' 热线 ' });
    expect(toOverrides(options)).toMatchObject({
      ingest: { map: { title: '标题=1' }, batchSize: 64, source: '热线' },
      workers: 2,
    });
  });
});

describe('blameFlag', () => {
  it('names the flag that a path or a topic came from, and leaves to settings what they say', async () => {
    const config = await loadConfig('none.json', { classify: { kindModel: 'nowhere' } });
    const wrongPath = (() => {
      try {
        return requirePaths(config, ['classify']);
      } catch (error) {
        return error;
      }
    })();
    expect(blameFlag(wrongPath, { kindModel: 'nowhere' })).toMatchObject({
      name: 'UsageError',
      code: 'USAGE',
      message: expect.stringMatching(/^--kind-model: Expected a file or folder, got nothing at .*nowhere$/),
    });
    expect(blameFlag(wrongPath, { topicModel: 'other' })).toBe(wrongPath);
    const topic = new QingyuError('Expected every topic to be one of 甲, got 乙', {
      code: 'UNKNOWN_TOPIC',
      stage: 'classify',
    });
    expect(blameFlag(topic, { topics: ['乙'] })).toMatchObject({
      name: 'UsageError',
      code: 'UNKNOWN_TOPIC',
      message: `--topics: ${topic.message}`,
    });
    for (const error of [topic, new Error('another')]) expect(blameFlag(error, {})).toBe(error);
  });
});
