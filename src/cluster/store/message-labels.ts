/** Labels of a message; equal ones are one object. */
export interface MessageLabelTexts {
  readonly topic: string;
  readonly subtopic: string | null;
  readonly kind: string;
}

/** Gives equal labels one object: boards have a few hundred of them and millions of messages. */
export function createLabelCache(): (labels: MessageLabelTexts) => MessageLabelTexts {
  const known = new Map<string, MessageLabelTexts>();
  return ({ topic, subtopic, kind }) => {
    const labels = { topic, subtopic, kind };
    const key = formatLabels(labels);
    const found = known.get(key);
    if (found === undefined) known.set(key, labels);
    return found ?? labels;
  };
}

/** Labels as one line of the state. */
export function formatLabels({ topic, subtopic, kind }: MessageLabelTexts): string {
  return [kind, topic, subtopic ?? ''].join('\t');
}

/** The labels that `formatLabels` wrote. */
export function parseLabels(line: string): MessageLabelTexts {
  const [kind = '', topic = '', subtopic = ''] = line.split('\t');
  return { topic, subtopic: subtopic === '' ? null : subtopic, kind };
}
