import * as ws from 'ws';

/**
 * A text message as one websocket frame, made by the library that serves the connection; it may be written to any
 * number of connections. The library's types leave its maker of frames out.
 */
export function frameOf(text: string): Buffer {
  const maker: unknown = Reflect.get(ws, 'Sender');
  if (!isFrameMaker(maker)) throw new Error('this version of ws makes no frames');
  return Buffer.concat(maker.frame(Buffer.from(text), { fin: true, rsv1: false, opcode: TEXT, mask: false, readOnly: true }));
}

interface FrameMaker {
  frame(payload: Buffer, options: { fin: boolean; rsv1: boolean; opcode: number; mask: boolean; readOnly: boolean }): readonly Buffer[];
}

function isFrameMaker(value: unknown): value is FrameMaker {
  return typeof value === 'function' && 'frame' in value;
}

const TEXT = 1;
