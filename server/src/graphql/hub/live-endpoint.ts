import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { AccessWatch } from './access-watch.ts';
import type { Hub } from './hub.ts';
import { LiveSocket } from './live-socket.ts';
import type { Member } from './live-socket.ts';
import { readQuestion } from './subscription.ts';
import type { Check, LiveQuestion } from './subscription.ts';

/** Who signed in, by which session. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
}

export interface LiveEndpointOptions {
  readonly schema: GraphQLSchema;
  readonly hub: Hub<LiveSocket>;
  readonly watch: AccessWatch;
  /** By the cookie of the request. */
  signIn(request: IncomingMessage): Promise<SignedIn | undefined>;
  /** The member that the person is in the tenant, named by id or slug. */
  memberOf(signedIn: SignedIn, tenant: string): Promise<Member | undefined>;
  /** Whether a page of ours opened the connection. */
  isOwnOrigin(request: IncomingMessage): boolean;
  readonly check?: Check;
  /** Told of what went wrong inside; the client hears that it may come again. */
  failed(error: unknown): void;
}

export interface LiveEndpoint {
  /** For the `upgrade` event of the HTTP server, on the path of the API. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export const MOST_OPERATIONS = 50;
const LARGEST_MESSAGE = 65_536;

/**
 * The websocket side of the API: graphql-transport-ws for the protocol, the hub for what is sent. A connection is
 * refused before it is made when its page is not ours or its cookie signs nobody in.
 */
export function liveEndpoint(options: LiveEndpointOptions): LiveEndpoint {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, perMessageDeflate: false });
  const signedIn = new WeakMap<IncomingMessage, SignedIn>();
  const live = new WeakMap<object, LiveSocket>();
  const streams = new WeakMap<object, Duplex>();

  const protocol = useServer<{ tenant?: unknown }>({
    schema: options.schema,
    isProd: true,
    onConnect: async ({ extra, connectionParams }) => {
      const person = signedIn.get(extra.request);
      const tenant = connectionParams?.tenant;
      const member = person && typeof tenant === 'string' ? await options.memberOf(person, tenant) : undefined;
      const stream = streams.get(extra.socket);
      if (person === undefined || member === undefined || stream === undefined) return false;
      const socket = new LiveSocket(member, person.sessionId, { socket: extra.socket, stream });
      live.set(extra.socket, socket);
      options.watch.add(socket);
      return true;
    },
    onSubscribe: ({ extra, subscriptions }, id, asked) => {
      const socket = live.get(extra.socket);
      if (socket === undefined) return [new GraphQLError('Not connected')];
      if (Object.keys(subscriptions).length > MOST_OPERATIONS) {
        return [new GraphQLError(`At most ${MOST_OPERATIONS} operations run on one connection`)];
      }
      const question = readQuestion(options.schema, asked, options.check);
      if (!('document' in question)) return question;
      return { schema: options.schema, document: question.document, operationName: question.operationName, contextValue: { socket, id, question, query: asked.query } };
    },
    subscribe: (args: ExecutionArgs) => follow(options, liveContext(args.contextValue)),
    onDisconnect: ({ extra }) => {
      const socket = live.get(extra.socket);
      if (socket !== undefined) options.watch.delete(socket);
    },
  }, server);

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void admit(options, request).then(
        (admitted) => {
          if (typeof admitted === 'string') return refuse(socket, admitted);
          signedIn.set(request, admitted);
          server.handleUpgrade(request, socket, head, (connection) => {
            streams.set(connection, socket);
            server.emit('connection', connection, request);
          });
        },
        (error: unknown) => {
          options.failed(error);
          refuse(socket, '503 Service Unavailable');
        },
      );
    },
    close: async () => {
      options.watch.stop();
      await protocol.dispose();
      server.close();
    },
  };
}

async function admit(options: LiveEndpointOptions, request: IncomingMessage): Promise<SignedIn | string> {
  if (!options.isOwnOrigin(request)) return '403 Forbidden';
  return (await options.signIn(request)) ?? '401 Unauthorized';
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

interface LiveContext {
  readonly socket: LiveSocket;
  readonly id: string;
  readonly query: string;
  readonly question: LiveQuestion;
}

function liveContext(value: unknown): LiveContext {
  // It was put there by onSubscribe above.
  return value as LiveContext;
}

/**
 * Joins the hub and stays silent towards the protocol: the hub writes the answers to the socket itself, the same bytes
 * for the whole group. The protocol ends it when the operation is completed or the connection closes.
 */
function follow({ hub, failed }: LiveEndpointOptions, { socket, id, query, question }: LiveContext): AsyncGenerator<never, void, void> {
  const ended = Promise.withResolvers<void>();
  const { tenantId, partyId, role } = socket.member;
  const scope = { tenantId, partyId, role, query, operationName: question.operationName, variables: question.variables };
  const sendNext = socket.operation(id);
  const subscriber = { socket, send: (payload: string) => void (over || sendNext(payload)) };
  let over = false;
  const joined = hub.join(scope, question.since, subscriber).catch((error: unknown) => {
    if (!over) {
      failed(error);
      socket.close('answer-failed');
    }
  });
  const end = async (): Promise<IteratorReturnResult<void>> => {
    over = true;
    ended.resolve();
    void joined.then((leave) => leave?.());
    return { done: true, value: undefined };
  };
  return {
    next: () => ended.promise.then(() => ({ done: true, value: undefined })),
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await end()),
  };
}
