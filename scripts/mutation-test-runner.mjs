// Runs jest for Stryker: of the test files only those with a test that reaches the mutant, the
// quickest first, and none after the first that fails. Stryker itself names the tests, not their
// files, so that jest would load every file for every mutant.
import JestRunner from 'jest-runner'

/** What each test file held and how long it took, when all of them ran: before the first mutant. */
const seen = new Map()

export default class MutationTestRunner extends JestRunner {
  async runTests(tests, watcher, options) {
    const isFirstRun = seen.size === 0
    let hasFailed = false
    this.on('test-file-failure', () => void (hasFailed = true))
    this.on('test-file-success', ([{ path }, result]) => {
      hasFailed ||= result.numFailingTests > 0 || Boolean(result.testExecError)
      if (isFirstRun)
        seen.set(path, {
          titles: result.testResults.map(({ fullName }) => fullName),
          duration: result.perfStats.end - result.perfStats.start,
        })
    })
    for (const test of isFirstRun ? tests : this.#reaching(tests)) {
      await super.runTests([test], watcher, options)
      if (hasFailed && !isFirstRun) return
    }
  }

  #reaching(tests) {
    const pattern = new RegExp(this._globalConfig.testNamePattern ?? '', 'i')
    return tests
      .filter(({ path }) => seen.get(path).titles.some((title) => pattern.test(title)))
      .sort((one, other) => seen.get(one.path).duration - seen.get(other.path).duration)
  }
}
