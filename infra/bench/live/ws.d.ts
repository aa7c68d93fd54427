/** The part of `ws` that the benchmark uses. */
declare module 'ws' {
  import type { IncomingMessage } from 'node:http';
  import type { Duplex } from 'node:stream';

  export class WebSocket {
    constructor(url: string, protocol: string, options: { headers: Record<string, string>; perMessageDeflate: boolean });
    send(text: string): void;
    terminate(): void;
    removeAllListeners(event: 'message'): void;
    on(event: 'message', listener: (message: Buffer) => void): void;
    once(event: 'open' | 'message', listener: () => void): void;
    once(event: 'error', listener: (error: Error) => void): void;
    once(event: 'close', listener: (code: number) => void): void;
  }
  export class WebSocketServer {
    constructor(options: { noServer: boolean });
    readonly clients: Set<WebSocket>;
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, opened: () => void): void;
  }
}
