export { compileDocuments, compileFiles } from './compile/compile-documents.ts';
export type { Compilation } from './compile/compile-documents.ts';
export type { Described, Entente } from './compile/entente.ts';
export type { DocumentProblem, Place } from './problem.ts';
export { readSource } from './source/read-source.ts';
export type { SourceFile } from './source/read-source.ts';
export { unwritten } from './source/source-document.ts';
export type { Content, SourceDocument } from './source/source-document.ts';
