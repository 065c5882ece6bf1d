import { QingyuError } from '../../core/errors.ts';

type Library = typeof import('@huggingface/transformers');
export type Tokenizer = Awaited<ReturnType<Library['AutoTokenizer']['from_pretrained']>>;

/** What a model's run gives back, as far as it is read here. */
export interface OutputTensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A loaded model: its session lives outside of the heap until `dispose`. */
export interface Session {
  run(inputs: {
    readonly ids: BigInt64Array;
    readonly mask: BigInt64Array;
    readonly dims: [number, number];
  }): Promise<Readonly<Record<string, OutputTensor>>>;
  dispose(): Promise<void>;
}

/** How a model is opened. */
export interface SessionOptions {
  /** Absolute path of a folder in Hugging Face layout. */
  readonly folder: string;
  readonly task: 'text-classification' | 'feature-extraction';
  readonly precision: Precision;
  /** Threads of one run. */
  readonly threads: number;
}

/** Which of the folder's ONNX files is read; the first is `onnx/model.onnx`. */
export const precisions = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'bnb4', 'q4f16'] as const;
export type Precision = (typeof precisions)[number];

/**
 * Loads the optional package `@huggingface/transformers` and cuts it off from the network: models are local folders.
 * @throws QingyuError TRANSFORMERS_MISSING where it is not installed or its native part does not load
 */
export async function loadLibrary(): Promise<Library> {
  try {
    const library = await import('@huggingface/transformers');
    // The library keeps its settings in one object; nobody else in the process uses it.
    library.env.allowRemoteModels = false;
    library.env.allowLocalModels = true;
    library.env.useFSCache = false;
    library.env.logLevel = library.LogLevel.ERROR;
    return library;
  } catch (cause) {
    throw new QingyuError(
      'Expected the optional package @huggingface/transformers to be installed for a model in Hugging Face layout, got none that loads: run `npm install @huggingface/transformers`, or use a model that `qingyu train` makes',
      { code: 'TRANSFORMERS_MISSING', stage: 'classify', cause },
    );
  }
}

/**
 * Opens tokenizer and model of a folder.
 * @throws QingyuError TRANSFORMERS_MISSING, MODEL_INVALID (the library cannot read the folder)
 */
export async function openSession(
  options: SessionOptions,
): Promise<{ readonly tokenizer: Tokenizer; readonly session: Session }> {
  const library = await loadLibrary();
  const { folder, task, precision, threads } = options;
  const AutoModel = task === 'text-classification' ? library.AutoModelForSequenceClassification : library.AutoModel;
  try {
    const tokenizer = await library.AutoTokenizer.from_pretrained(folder, { local_files_only: true });
    const model = await AutoModel.from_pretrained(folder, {
      local_files_only: true,
      device: 'cpu',
      dtype: precision,
      session_options: { intraOpNumThreads: threads, interOpNumThreads: 1 },
    });
    return {
      tokenizer,
      session: {
        async run({ ids, mask, dims }) {
          const outputs: unknown = await model({
            input_ids: new library.Tensor('int64', ids, dims),
            attention_mask: new library.Tensor('int64', mask, dims),
          });
          return outputs as Record<string, OutputTensor>;
        },
        async dispose() {
          await model.dispose();
        },
      },
    };
  } catch (cause) {
    throw new QingyuError(
      `Expected ${folder} to hold a ${task} model that @huggingface/transformers can read, got: ${(cause as Error).message}`,
      { code: 'MODEL_INVALID', stage: 'classify', data: { folder, precision }, cause },
    );
  }
}
