/** The workspace's face to the command line and the language server. */
export { Breather } from "./breather";
export { compactMemory } from "./collect-garbage";
export {
  type Configuration,
  type ConfigurationProblem,
  configurationName,
  defaultConfiguration,
  parseConfiguration,
  readSettings,
} from "./configuration";
export { decisionEdits, ignoreEdits } from "./configuration-edits";
export type { ConfigurationState } from "./corpus-configuration";
export { disk } from "./disk";
export { type DecodedText, decode, type Encoding, encode, type TextFormat } from "./encoding";
export {
  type EntityFormat,
  entityFormats,
  entityRecords,
  writeEntities,
} from "./entities/entity-table";
export { type ImportPlan, planImport } from "./entities/plan-import";
export { entityFormatOf, readEntities } from "./entities/read-entities";
export { importEdits } from "./entities/registry-edits";
export { FileError, type FileProblem, type FileSystem, isWithin, relativeTo } from "./file-system";
export { findCorpora, topmost } from "./find-corpora";
export { findingsCounted, problemsOf, type Report, type Tally } from "./findings/record";
export { isHidden, listFiles } from "./list-files";
export { TemporaryPieces } from "./pieces/temporary-pieces";
export { engineFailure, type Notice } from "./read-article";
export {
  CorpusSession,
  type Progress,
  type WorkOptions,
} from "./session";
export type { SessionOptions } from "./session-options";
export { type Target, targetsOf } from "./targets";
export { summedUp, type TextJob, type TextOptions, workOnTexts } from "./texts";
export type { CheckedText } from "./threads/messages";
export { allBut } from "./threads/text-work";
export { today } from "./today";
