// Owns the English sentences of short messages. Their keys are the list: the Japanese file must have the same ones.

export const toasts = {
  'toast.generatedCopied': 'Copied. The clipboard is cleared by itself.',

  // Toasts
  'toast.region': 'Messages',
  'toast.copied': '{field} copied',
  'toast.passwordThenCode': 'Password copied. Press the same again for the code.',
  'toast.codeCopied': 'Code copied',
  'toast.passwordCopied': 'Password copied',
  'toast.trashed': '“{title}” moved to the trash',
  'toast.restored': '“{title}” restored',
  'toast.saved': '“{title}” saved',
  'toast.valueUsed': 'The earlier value is in use again',
  'toast.deletedForGood': '“{title}” deleted for good',
  'toast.trashEmptied': '{count, plural, one {# login deleted for good} other {# logins deleted for good}}',
  'toast.undone.edited': 'Changes to “{title}” undone',
  'toast.undone.created': '“{title}” moved to the trash',
  'toast.undone.trashed': '“{title}” restored',
  'toast.undone.restored': '“{title}” moved to the trash again',
  'toast.nothingToUndo': 'Nothing to undo',
  'toast.otpAdded': 'One-time password added to “{title}”',
  'toast.otpsAdded': '{count, plural, one {# one-time password added} other {# one-time passwords added}}',
  'toast.otpAddedAndCopied': 'One-time password added to “{title}” · code copied',
  'toast.undo': 'Undo',
  'toast.dismiss': 'Dismiss',
  'toast.clipboardCleared': 'Clipboard cleared'
} as const
