import { createMessage } from './protobuf.ts';

/** A constant of a graph: weights, or whole numbers that an operator takes as input. */
export type Constant =
  | { readonly name: string; readonly dims: readonly number[]; readonly floats: Float32Array }
  | { readonly name: string; readonly dims: readonly number[]; readonly ints: readonly number[] };

/** An input or output. An axis that is a name may have any length. */
export interface Port {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly dims: readonly (number | string)[];
}

/** One operator; its attributes are whole numbers. */
export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number>>;
}

/** A graph; nodes in the order in which they can run. */
export interface OnnxGraph {
  readonly name: string;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly constants: readonly Constant[];
  readonly nodes: readonly OnnxNode[];
}

/** Numbers of the types in TensorProto.DataType. */
const dataTypes = { float: 1, int64: 7 } as const;
const intAttribute = 2;

/**
 * Writes a graph as the bytes of an ONNX file: IR version 8, operators of set 13. Field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function writeOnnxModel(graph: OnnxGraph): Uint8Array {
  return createMessage()
    .int(1, 8)
    .text(2, 'qingyu')
    .bytes(7, writeGraph(graph))
    .bytes(8, createMessage().text(1, '').int(2, 13).finish())
    .finish();
}

function writeGraph(graph: OnnxGraph): Uint8Array {
  const message = createMessage();
  for (const node of graph.nodes) message.bytes(1, writeNode(node));
  message.text(2, graph.name);
  for (const constant of graph.constants) message.bytes(5, writeConstant(constant));
  for (const port of graph.inputs) message.bytes(11, writePort(port));
  for (const port of graph.outputs) message.bytes(12, writePort(port));
  return message.finish();
}

function writeNode({ operator, inputs, outputs, attributes = {} }: OnnxNode): Uint8Array {
  const message = createMessage();
  for (const input of inputs) message.text(1, input);
  for (const output of outputs) message.text(2, output);
  message.text(3, outputs[0] ?? operator).text(4, operator);
  for (const [name, value] of Object.entries(attributes)) {
    message.bytes(5, createMessage().text(1, name).int(3, value).int(20, intAttribute).finish());
  }
  return message.finish();
}

function writeConstant(constant: Constant): Uint8Array {
  const message = createMessage();
  for (const length of constant.dims) message.int(1, length);
  const isFloat = 'floats' in constant;
  message.int(2, isFloat ? dataTypes.float : dataTypes.int64).text(8, constant.name);
  return message.bytes(9, isFloat ? floatBytes(constant.floats) : intBytes(constant.ints)).finish();
}

function writePort({ name, type, dims }: Port): Uint8Array {
  const shape = createMessage();
  for (const length of dims) {
    const axis = createMessage();
    shape.bytes(1, (typeof length === 'number' ? axis.int(1, length) : axis.text(2, length)).finish());
  }
  const tensor = createMessage().int(1, dataTypes[type]).bytes(2, shape.finish()).finish();
  return createMessage().text(1, name).bytes(2, createMessage().bytes(1, tensor).finish()).finish();
}

/** Raw data is little-endian whatever the machine. */
function floatBytes(floats: Float32Array): Uint8Array {
  const bytes = new Uint8Array(floats.length * 4);
  const view = new DataView(bytes.buffer);
  floats.forEach((value, i) => {
    view.setFloat32(i * 4, value, true);
  });
  return bytes;
}

function intBytes(ints: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(ints.length * 8);
  const view = new DataView(bytes.buffer);
  ints.forEach((value, i) => {
    view.setBigInt64(i * 8, BigInt(value), true);
  });
  return bytes;
}
