import { checkMethodTerms } from '@entente/sla';
import { metricTerms } from './compile-method.ts';
import { checkComponent, referred } from './compiler.ts';
import type { Compiler } from './compiler.ts';

/** The references of documents that are not compiled by themselves: services, sources, metrics, contracts. */
export function checkReferences(compiler: Compiler): void {
  const { book } = compiler;
  for (const { source, document } of book.Service.values()) {
    const { provider, components } = document.spec;
    if (provider !== undefined) referred(compiler, source, 'spec.provider', book.Party, 'Party', provider);
    for (const [place, { supplier }] of components.entries()) {
      if (supplier !== undefined) referred(compiler, source, `spec.components.${place}.supplier`, book.Party, 'Party', supplier);
    }
  }
  for (const { source, document } of book.Source.values()) {
    const { party, speaksFor = [] } = document.spec;
    if (party !== undefined) referred(compiler, source, 'spec.party', book.Party, 'Party', party);
    for (const [place, component] of speaksFor.entries()) checkComponent(compiler, source, `spec.speaksFor.${place}`, component);
  }
  for (const { source, document } of book.Metric.values()) {
    const terms = metricTerms(document.metadata.name, document.spec);
    const { component } = document.spec;
    if (component !== undefined) checkComponent(compiler, source, 'spec.component', component);
    for (const [place, name] of terms.sources.entries()) referred(compiler, source, `spec.sources.${place}`, book.Source, 'Source', name);
    if (terms.measures !== 'clocks') for (const problem of checkMethodTerms(terms, 'spec')) compiler.report(source, problem);
  }
  for (const { source, document } of book.Contract.values()) {
    const { provider, customer, serviceLines } = document.spec;
    referred(compiler, source, 'spec.provider', book.Party, 'Party', provider);
    referred(compiler, source, 'spec.customer', book.Party, 'Party', customer);
    for (const [line, { agreements }] of serviceLines.entries()) {
      for (const [place, name] of agreements.entries()) referred(compiler, source, `spec.serviceLines.${line}.agreements.${place}`, book.Agreement, 'Agreement', name);
    }
  }
}
