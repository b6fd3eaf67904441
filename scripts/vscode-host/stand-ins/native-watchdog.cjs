// In place of @vscode/native-watchdog, whose compiled part the npm registry does not hold. It ends an extension
// host whose parent died; here the whole process group is ended by the one who started it.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);
