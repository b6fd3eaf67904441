// In place of @vscode/spdlog, whose compiled part the npm registry does not hold: the same interface over
// plain appended files. Without it every extension host prints a stack trace per logger and keeps no log.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  constructor(_type, _name, path) {
    this.path = path;
    this.level = 2;
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}
levels.forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    if (level < this.level) return;
    try {
      appendFileSync(this.path, `${new Date().toISOString()} [${name}] ${message}\n`);
    } catch {
      // a log that cannot be written must not stop the editor
    }
  };
});

const create = async (name, path) => {
  mkdirSync(dirname(path), { recursive: true });
  return new Logger("rotating", name, path);
};

// Assigned one by one: VS Code imports this as an ES module, and Node finds only such names.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
