export const statement = {
  count: 'No statement yet. | One signed statement. | {n} signed statements.', empty: 'No period has closed.', emptySays: 'At the end of a period and its grace the numbers are pinned, signed and kept here, each with the facts it rests on.',
  agreement: 'Agreement', kept: 'Promises kept', keptOf: '{kept} of {total}', for: 'Made for', everybody: 'all parties', signed: 'Signed',
  head: 'Statement {id} · version {version}', title: 'Service levels, {period}', parties: '{provider} to {customer}, under {agreement}, version {version}.',
  finding: { SIGNATURE_VALID: 'Signed with key {key} of {tenant}.', EVIDENCE_COMPLETE: 'The evidence is the one fact that the statement rests on. | The evidence is the {facts} facts that the statement rests on.', NUMBERS_RECOMPUTED: 'All numbers were recomputed from one fact: the same bytes. | All numbers were recomputed from {facts} facts: the same bytes.' },
  answer: { all: 'The one promise was kept. | All {total} promises were kept.', some: 'One of {total} promises was kept. | {kept} of {total} promises were kept.', none: 'The promise was not kept. | None of {total} promises was kept.' },
  line: { FAILED: '“{level}” failed its minimum.', BELOW_EXPECTED: '“{level}” was below what was expected, though above its minimum.', INDETERMINATE: '“{level}” is indeterminate: too little of its time is known.' },
  length: 'The period had {minutes} minutes.', level: 'Level', expected: 'Expected / min.', result: 'Result', counted: 'Counted', outcome: 'Outcome', coverage: 'Coverage', badOf: '{bad} of {total} min',
  rests: 'What this rests on', restsOn: 'One accepted fact, up to position {position} of the log. | {n} accepted facts, up to position {position} of the log.', evidence: 'See the evidence',
  proof: 'Proof', signedBy: 'Signed by {name}', key: 'key {key}, Ed25519, {time}', pinned: 'Inputs pinned', pins: 'agreement v{version} · log {position}', hash: 'Hash of the document', document: 'Statement', evidenceFile: 'Evidence', verify: 'Verify again',
  verifying: 'Verifying in your browser', verified: 'Verified in your browser', verifiedSays: 'We recomputed one fact here, on your machine: same {bytes} bytes. You need not trust the server that sent them. | We recomputed {n} facts here, on your machine: same {bytes} bytes. You need not trust the server that sent them.', 
  consistent: 'Consistent in your browser', failed: 'Not verified', failedSays: 'At least one finding says otherwise. The document and its evidence are still yours to keep and to check.', notReached: 'The files were not loaded.',
  yourself: 'Check it without us', yourselfSays: 'Save both files, then run this. It needs no account and no server of ours.',
};
