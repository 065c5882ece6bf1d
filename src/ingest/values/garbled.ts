/** What stands for bytes that could not be decoded. */
export const lostCharacter = '\ufffd';

/** One character that an export lost is none; of a text in another encoding a good part is. */
const leastGarbled = 0.2;

/** True for text that was read in a wrong encoding: what cannot be read, or the traces of ， and 。 of UTF-8 read as GB18030. */
export function isGarbled(text: string): boolean {
  if (isLost(text)) return true;
  if (!/[\ufffd锛銆]/.test(text)) return false;
  if ((text.match(/[锛銆]/g)?.length ?? 0) > 1) return true;
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return lost > 1 && lost > leastGarbled * (text.match(/\P{ASCII}/gu)?.length ?? 0);
}

/** What is left of Chinese that was written in an encoding without it: question marks, and no letter among them. */
function isLost(text: string): boolean {
  return (text.match(/\?/g)?.length ?? 0) >= leastLost && !/\p{L}/u.test(text);
}

const leastLost = 4;
