import { readClassifierVersion } from '../classify/message-classifier.ts';
import { loadReplyModel } from '../classify/replies/model.ts';
import { shippedKindsVersion } from '../classify/semantics/load-kinds.ts';
import { classifySettings } from '../classify/settings.ts';
import type { Config } from '../config.ts';
import { hashPart } from '../lake/parts.ts';
import { gazetteerVersion } from '../segment/places/gazetteer-version.ts';
import { readSegmenterVersion } from '../segment/segmenter.ts';
import type { Stages } from './analyse-messages.ts';

/** The versions that a row's lake columns depend on besides its content. */
export interface AnalysisVersions {
  readonly model: string;
  readonly modelTime: string;
  /** Hash of all that labels, places and terms of a text depend on, the model included. */
  readonly analysis: string;
  /** Hash of everything: the analysis, and how inputs are read. */
  readonly all: string;
}

/** Bumped when the columns of a part change their meaning, rows are read or places, issue terms and what replies say found in another way. */
const partFormat = '51';

/**
 * The versions by which texts are analysed, without what analysing them takes; so a run that finds nothing new loads no model.
 * @throws QingyuError as the stages throw it
 */
export async function loadVersions(config: Config): Promise<AnalysisVersions> {
  const segmenter = { version: await readSegmenterVersion(config.segment) };
  const classifier = await readClassifierVersion(config.classify);
  return combineVersions(config, { segmenter, classifier, replyModel: loadReplyModel() });
}

/** The stages that have a version, which is all that is asked of them here. */
interface Versioned extends Pick<Stages, 'replyModel'> {
  readonly segmenter: Pick<Stages['segmenter'], 'version'>;
  readonly classifier: Pick<Stages['classifier'], 'version' | 'modelTime'>;
}

/** Reads the versions off what analysis is made with. */
export function combineVersions(config: Config, { segmenter, classifier, replyModel }: Versioned): AnalysisVersions {
  const { source, map, maxTextLength, dateOrder, defaultTime } = config.ingest;
  const settings = JSON.stringify({ source, map, maxTextLength, dateOrder, defaultTime });
  const analysis = [
    segmenter.version,
    gazetteerVersion(config.places),
    classifier.version,
    ...otherEvidence(config),
    replyModel.hash,
    shippedKindsVersion('asks'),
    shippedKindsVersion('network'),
  ];
  return {
    model: classifier.version,
    modelTime: classifier.modelTime,
    analysis: hashPart(partFormat, ...analysis),
    all: hashPart(partFormat, settings, ...analysis),
  };
}

/** How much evidence is kept, where that is not the default, which parts without a word of it were made with. */
function otherEvidence({ classify }: Config): string[] {
  const counts = ({ evidenceFor, evidenceAgainst }: Config['classify']): string =>
    JSON.stringify({ evidenceFor, evidenceAgainst });
  const own = counts(classify);
  return own === counts(classifySettings.parse({})) ? [] : [own];
}
