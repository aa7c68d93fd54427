export const common = {
  loading: 'Loading', retry: 'Try again', cancel: 'Cancel', close: 'Close', copy: 'Copy', copied: 'Copied', show: 'Show', save: 'Save', back: 'Back', more: 'Show more', none: 'none', nothing: 'nothing', optional: 'optional',
  picture: 'Picture', table: 'Table', now: 'now', was: 'was {value}, {time}', of: 'of {total}', minimum: 'min. {value}', aroundTheClock: '24×7', unattributed: 'Unattributed', period: 'Period',
  from: 'From', to: 'To', state: 'State', length: 'Length', reason: 'Reason', source: 'Source', action: 'Action',
  denied: 'This page is not for you.', denialRoles: 'Your role does not allow this; {roles} may.', denial: 'You may not do this here. Whoever manages the tenant can do it, or allow it.',
  notLoaded: 'This was not loaded.', notLoadedSafe: 'Nothing was changed. {message}', line: 'Line {line}', notDone: 'This did not happen.',
  number: { 0: 'none', 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine', 10: 'ten', 11: 'eleven', 12: 'twelve' },
};
