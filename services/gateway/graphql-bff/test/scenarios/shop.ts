import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { type DocumentNode, parse } from 'graphql';
import { createYoga } from 'graphql-yoga';

type Module = Extract<
  Exclude<Parameters<typeof buildSubgraphSchema>[0], DocumentNode>[number],
  { resolvers?: unknown }
>;

interface SubgraphSource {
  sdl: string;
  resolvers: object;
}

const link = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${names}])`;

interface Product {
  id: string;
  __typename: 'Book' | 'Lamp';
  title?: string;
  watts?: number;
  weight: number;
}
const products: Product[] = [
  { id: 'b1', __typename: 'Book', title: 'Walden', weight: 300 },
  { id: 'l1', __typename: 'Lamp', watts: 40, weight: 900 },
];
const reviews = [
  { id: 'r1', product: { __typename: 'Book', id: 'b1' }, author: { id: 'u1', name: 'Ada' } },
  { id: 'r2', product: { __typename: 'Lamp', id: 'l1' }, author: { id: 'u2', name: 'Kim' } },
];

/** Three subgraphs with what routers get wrong: @requires, @provides, interfaces, unions, lists of lists, aliases. */
const sources: Record<string, SubgraphSource> = {
  catalogue: {
    sdl: `${link('"@key", "@shareable"')}
      type Query { products: [Product!]! search(text: String!): [Thing!]! shelves: [[Product!]!]! broken: Product }
      type Mutation { rename(id: ID!, title: String!): Book! }
      interface Product { id: ID! weight: Int! }
      type Book implements Product @key(fields: "id") { id: ID! title: String! weight: Int! }
      type Lamp implements Product @key(fields: "id") { id: ID! watts: Int! weight: Int! }
      union Thing = Book | Lamp
      enum Size { SMALL LARGE }`,
    resolvers: {
      Query: {
        products: () => products,
        search: (_: unknown, { text }: { text: string }) => products.filter((p) => JSON.stringify(p).includes(text)),
        shelves: () => products.map((product) => [product]),
        broken: () => {
          throw new Error('the shelf fell');
        },
      },
      Mutation: {
        rename: (_: unknown, { id, title }: { id: string; title: string }) => ({
          ...products.find((p) => p.id === id),
          title,
        }),
      },
      Book: { __resolveReference: ({ id }: { id: string }) => products.find((p) => p.id === id) ?? null },
      Lamp: { __resolveReference: ({ id }: { id: string }) => products.find((p) => p.id === id) ?? null },
    },
  },
  shipping: {
    sdl: `${link('"@key", "@external", "@requires"')}
      type Book @key(fields: "id") { id: ID! weight: Int! @external price(currency: String = "EUR"): Float! @requires(fields: "weight") }
      type Lamp @key(fields: "id") { id: ID! weight: Int! @external price(currency: String = "EUR"): Float! @requires(fields: "weight") }`,
    resolvers: Object.fromEntries(
      ['Book', 'Lamp'].map((name) => [
        name,
        {
          __resolveReference: (reference: unknown) => reference,
          price: ({ weight }: { weight: number }, { currency }: { currency: string }) =>
            (weight / 100) * (currency === 'KRW' ? 1600 : 1),
        },
      ]),
    ),
  },
  reviews: {
    sdl: `${link('"@key", "@external", "@provides", "@shareable"')}
      type Query { reviews: [Review!]! ghost: [Review] }
      type Review { id: ID! product: Reviewed! author: Person! @provides(fields: "name") }
      union Reviewed = Book | Lamp
      type Book @key(fields: "id") { id: ID! reviews: [Review!]! }
      type Lamp @key(fields: "id") { id: ID! reviews: [Review!]! }
      type Person @key(fields: "id") { id: ID! name: String! @external }`,
    resolvers: {
      Query: { reviews: () => reviews, ghost: () => [{ ...reviews[0], author: { id: 'nobody' } }, reviews[1]] },
      Book: {
        __resolveReference: (reference: unknown) => reference,
        reviews: ({ id }: { id: string }) => reviews.filter((review) => review.product.id === id),
      },
      Lamp: {
        __resolveReference: (reference: unknown) => reference,
        reviews: ({ id }: { id: string }) => reviews.filter((review) => review.product.id === id),
      },
    },
  },
  people: {
    sdl: `${link('"@key", "@shareable"')}
      type Query { people: [Person!]! }
      type Person @key(fields: "id") { id: ID! name: String! @shareable email: String! }`,
    resolvers: {
      Query: { people: () => [person('u1')] },
      Person: { __resolveReference: ({ id }: { id: string }) => (id === 'nobody' ? null : person(id)) },
    },
  },
};
const person = (id: string) => ({ id, name: id === 'u1' ? 'Ada' : 'Kim', email: `${id}@example.test` });

export interface Shop {
  supergraph: string;
  /** How many requests each subgraph got. */
  requests: Record<string, number>;
  stop(name: string): Promise<void>;
  stopAll(): Promise<void>;
}

/** Starts the subgraphs on ports of their own and composes them. */
export async function startShop(): Promise<Shop> {
  const servers: Record<string, Server> = {};
  const requests: Record<string, number> = {};
  const services = [];
  for (const [name, { sdl, resolvers }] of Object.entries(sources)) {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as Module['resolvers'] }]);
    const yoga = createYoga({ schema, maskedErrors: false, logging: false });
    const server = createServer((request, response) => {
      requests[name] = (requests[name] ?? 0) + 1;
      return yoga(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers[name] = server;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    services.push({ name, url, typeDefs: parse(sdl) });
  }
  const composed = composeServices(services);
  if (compositionHasErrors(composed)) throw new Error(composed.errors.map((error) => error.message).join('\n'));
  const stop = async (name: string): Promise<void> => {
    servers[name]?.closeAllConnections();
    servers[name]?.close();
  };
  return {
    supergraph: composed.supergraphSdl,
    requests,
    stop,
    stopAll: async () => void (await Promise.all(Object.keys(servers).map(stop))),
  };
}
