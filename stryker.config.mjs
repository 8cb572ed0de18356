export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: ['packages/core/src/**/*.ts', '!packages/core/src/testing/**', '!**/*.d.ts'],
  jest: {
    configFile: 'jest.config.ts',
    config: {
      testMatch: ['<rootDir>/packages/core/test/**/*.test.ts'],
      runner: '<rootDir>/scripts/mutation-test-runner.mjs',
      moduleNameMapper: {
        '^(\\.{1,2}/.*)\\.js$': '$1',
        // The sandbox, too, has node_modules of the workspace, which lead out of it.
        '^@interaction-log/([^/]+)$': '<rootDir>/packages/$1/src/index.ts',
        '^@interaction-log/([^/]+)/testing$': '<rootDir>/packages/$1/src/testing/index.ts',
      },
    },
    enableFindRelatedTests: false,
  },
  ignorePatterns: ['dist', '*.tsbuildinfo'],
  incremental: true,
  reporters: ['progress-append-only', 'clear-text', 'json', 'html'],
  clearTextReporter: { reportTests: false, logTests: false, allowColor: false },
  // Many share the machine: what takes longer than this hangs.
  timeoutMS: 30_000,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
}
