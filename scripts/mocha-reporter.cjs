// Mocha's readable report, plus its counts as JSON in the file named by the option `results`.
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

module.exports = class CountingReporter extends reporters.Spec {
  /**
   * @param {import("mocha").Runner} runner
   * @param {import("mocha").MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures } = runner.stats ?? { passes: 0, failures: 1 };
      writeFileSync(options.reporterOptions.results, JSON.stringify({ passed: passes, failed: failures }));
    });
  }
};
