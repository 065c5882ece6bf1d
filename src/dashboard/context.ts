import type { Effects } from '../core/effects.ts';
import type { EditorLog } from './edits/editor-log.ts';
import type { MartReader } from './mart/mart-reader.ts';
import type { CutQuery } from './search/cut-query.ts';
import type { KnownWords } from './search/known-words.ts';
import type { DashboardSettings } from './settings.ts';

/** What every route works with. */
export interface DashboardContext {
  readonly reader: MartReader;
  readonly edits: EditorLog;
  readonly cutQuery: CutQuery;
  readonly openWords: () => Promise<KnownWords>;
  readonly settings: DashboardSettings;
  readonly effects: Effects;
  /** Serves without editing. */
  readonly readOnly: boolean;
  /** Outlines of the regions as GeoJSON text; null where the deployment gives none. */
  readonly geojson: string | null;
  /** Hash of how the server was started, as far as answers depend on it: part of every ETag. */
  readonly setup: string;
  /** Folder of the shipped models: of those that a run used, manifests and cards state what was measured. */
  readonly modelsDir: string;
}
