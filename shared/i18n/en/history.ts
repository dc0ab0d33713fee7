// Owns the English sentences of earlier values. Their keys are the list: the Japanese file must have the same ones.

export const history = {
  // Earlier values
  'history.title': 'Earlier values',
  'history.of': 'Earlier values of {field}',
  'history.close': 'Close',
  'history.none': 'There are no earlier values.',
  'history.removed': 'Removed fields',
  'history.setAt': 'set {date}',
  'history.conflict': 'set elsewhere at the same time',
  'history.useAgain': 'Use again',
  'history.useAgainNamed': 'Use the value set {date} again',
  'history.restore': 'Restore',
  'history.restoreNamed': 'Restore {field} with the value set {date}',
  'history.reveal': 'Show the value set {date}',
  'history.hide': 'Hide the value set {date}',
  'history.copy': 'Copy the value set {date}',
  'history.copied': 'Copied · clears in {seconds} s',
  'history.concealed': 'concealed',
  'history.cut': '{text}…'
} as const
