/** The direction of imports. CONTRIBUTING.md says why each rule is there. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const service = '^services/(?:gateway/)?([^/]+)/';

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'A cycle has no bottom to start reading from, and circular providers fail in ESM.',
      {},
      { circular: true },
    ),
    rule(
      'services-never-import-services',
      'Call by gRPC, tell by events.',
      { path: service },
      { path: '^services/', pathNot: '^services/(?:gateway/)?$1/' },
    ),
    rule(
      'services-import-shared-packages-only',
      'Screens are not for services.',
      { path: '^services/', pathNot: '/test/' },
      { path: '^(apps|packages/ui-components|tools)/' },
    ),
    rule(
      'apps-never-import-services',
      'Apps speak GraphQL.',
      { path: '^apps/' },
      { path: '^(services|packages/(nest-common|proto))/' },
    ),
    rule(
      'proto-and-types-are-leaves',
      'Contracts depend on nothing of ours.',
      { path: '^packages/(proto|types)/' },
      { path: '^(packages|services|apps|tools)/', pathNot: '^packages/(proto|types)/' },
    ),
    rule(
      'packages-never-import-upward',
      'Shared code does not know who uses it.',
      { path: '^packages/' },
      { path: '^(services|apps)/' },
    ),
    rule(
      'use-cases-never-import-entries',
      'entry → use case → repository, never upward.',
      { path: '\\.(use-case|query)\\.ts$' },
      { path: '\\.(grpc|consumer|resolvers|gateway|controller)\\.ts$' },
    ),
    rule(
      'repositories-know-no-use-case',
      'Queries only.',
      { path: '\\.(repository|client)\\.ts$' },
      { path: '\\.(use-case|query|grpc|consumer|resolvers|gateway|controller)\\.ts$' },
    ),
    rule(
      'models-are-pure',
      'Rules are tested without Nest, a database or protobuf.',
      { path: '^services/.*\\.(policy|errors)\\.ts$' },
      { path: '(node_modules/(@nestjs|kysely|pg|mongodb|@grpc|iovalkey)|packages/proto)' },
    ),
    rule(
      'slices-keep-their-repository',
      'A slice reaches another through its use cases, never its repository.',
      { path: '^services/(?!gateway/)([^/]+)/src/([^/]+)/' },
      { path: '^services/[^/]+/src/([^/]+)/.*\\.repository\\.ts$', pathNot: '^services/$1/src/$2/' },
    ),
    rule(
      'subgraphs-never-import-each-other',
      'They link by entity @key.',
      { path: '^services/gateway/graphql-bff/src/subgraphs/([^/]+)/' },
      {
        path: '^services/gateway/graphql-bff/src/subgraphs/[^/]+/',
        pathNot: '^services/gateway/graphql-bff/src/subgraphs/$1/',
      },
    ),
    rule(
      'features-never-import-each-other',
      'app/ composes them.',
      { path: '^apps/web-main/src/features/([^/]+)/' },
      { path: '^apps/web-main/src/features/[^/]+/', pathNot: '^apps/web-main/src/features/$1/' },
    ),
    rule(
      'features-never-import-app',
      'app/ composes features, not the other way.',
      { path: '^apps/web-main/src/features/' },
      { path: '^apps/web-main/src/app/' },
    ),
    rule(
      'only-config-reads-the-environment',
      'One reader of process.env a service is checked by a test; this keeps dotenv out.',
      {},
      { path: 'node_modules/dotenv' },
    ),
    rule('no-unresolvable', 'A misspelt import.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'dist'] },
    exclude: { path: '/dist/|/storybook-static/|/dist-server/|/gen/|[.]stories[.]tsx$|[.]css|[.]woff2|[.]svg|[.]json' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.depcruise.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs'],
    },
  },
};
