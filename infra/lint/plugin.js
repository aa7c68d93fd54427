/** The project's own lint rules. Each explains itself; their decisions live in plain functions with tests. */
import { dirname, join, relative, sep } from 'node:path';
import { forbidden } from './rooms.js';
import { wayAround } from './one-place.js';

const repository = dirname(dirname(import.meta.dirname));

function pathOf(context) {
  return relative(repository, context.filename ?? context.getFilename()).split(sep).join('/');
}

function target(from, specifier) {
  return specifier.startsWith('.') ? join(dirname(from), specifier).split(sep).join('/') : specifier;
}

const arrows = {
  meta: { type: 'problem', docs: { description: 'Imports follow the arrows between the rooms (infra/lint/rooms.js).' } },
  create(context) {
    const from = pathOf(context);
    const look = (node) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const why = forbidden(from, target(from, specifier));
      if (why !== undefined) context.report({ node: node.source, message: why });
    };
    return { ImportDeclaration: look, ExportNamedDeclaration: look, ExportAllDeclaration: look, ImportExpression: look };
  },
};

const onePlace = {
  meta: { type: 'problem', docs: { description: 'Clock, environment and randomness are each read in one file per program.' } },
  create(context) {
    const from = pathOf(context);
    const look = (node, text) => {
      const why = wayAround(from, text);
      if (why !== undefined) context.report({ node, message: why });
    };
    return {
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && node.property.type === 'Identifier') look(node, `${node.object.name}.${node.property.name}`);
      },
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.arguments.length === 0) look(node, `new ${node.callee.name}()`);
      },
    };
  },
};

/** A call like `sql('… ' + x)` or `query(`… ${x}`)` glues text into SQL; parameters and quoting functions exist for that. */
const noGluedSql = {
  meta: { type: 'problem', docs: { description: 'Text is never concatenated into SQL.' } },
  create(context) {
    return {
      CallExpression(node) {
        const name = node.callee.type === 'MemberExpression' ? node.callee.property.name : node.callee.name;
        if (name !== 'query' && name !== 'sql') return;
        const text = node.arguments[0];
        const glued = (text?.type === 'TemplateLiteral' && text.expressions.length > 0) || (text?.type === 'BinaryExpression' && text.operator === '+');
        if (glued) context.report({ node: text, message: 'Text is never concatenated into SQL: pass parameters, or quote by the one quoting function in a named constant.' });
      },
    };
  },
};

export default {
  meta: { name: 'entente' },
  rules: { arrows, 'one-place': onePlace, 'no-glued-sql': noGluedSql },
};
