import type { OpinionManifest } from '../model/manifest.ts';
import type { Opinion } from './opinion.ts';

/** Length of `opinion.bin`: ids (uint32, little-endian), weights (int8). */
export function opinionLength({ kinds, bias }: OpinionManifest): number {
  return kinds * (4 + 2 * bias.length);
}

/** Assembles an opinion from the bytes of `opinion.bin`. */
export function opinionFromBytes(manifest: OpinionManifest, bytes: Uint8Array): Opinion {
  const { kinds } = manifest;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    manifest,
    ids: Uint32Array.from({ length: kinds }, (_, kind) => view.getUint32(4 * kind, true)),
    weights: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset + 4 * kinds, bytes.length - 4 * kinds)),
  };
}

/** The reverse of `opinionFromBytes`. */
export function opinionToBytes({ manifest, ids, weights }: Opinion): Uint8Array {
  const bytes = new Uint8Array(opinionLength(manifest));
  const view = new DataView(bytes.buffer);
  for (const [kind, id] of ids.entries()) view.setUint32(4 * kind, id, true);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), 4 * ids.length);
  return bytes;
}
