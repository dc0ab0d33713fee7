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
  'toast.batch.favourite': '{count, plural, one {# item added to favourites} other {# items added to favourites}}',
  'toast.batch.unfavourite': '{count, plural, one {# item removed from favourites} other {# items removed from favourites}}',
  'toast.batch.archive': '{count, plural, one {# item archived} other {# items archived}}',
  'toast.batch.unarchive': '{count, plural, one {# item taken out of the archive} other {# items taken out of the archive}}',
  'toast.batch.trash': '{count, plural, one {# item moved to the trash} other {# items moved to the trash}}',
  'toast.batch.restore': '{count, plural, one {# item restored} other {# items restored}}',
  'toast.batch.tagged': '{count, plural, one {# item tagged “{tag}”} other {# items tagged “{tag}”}}',
  'toast.batch.untagged': '{count, plural, one {Tag “{tag}” taken off # item} other {Tag “{tag}” taken off # items}}',
  'toast.batch.none': 'Nothing to change',
  'toast.saved': '“{title}” saved',
  'toast.valueUsed': 'The earlier value is in use again',
  'toast.deletedForGood': '“{title}” deleted for good',
  'toast.trashEmptied': '{count, plural, one {# item deleted for good} other {# items deleted for good}}',
  'toast.undone.edited': 'Changes to “{title}” undone',
  'toast.undone.created': '“{title}” moved to the trash',
  'toast.undone.trashed': '“{title}” restored',
  'toast.undone.restored': '“{title}” moved to the trash again',
  'toast.undone.many': '{count, plural, one {Change to # item undone} other {Changes to # items undone}}',
  'toast.nothingToUndo': 'Nothing to undo',
  'toast.otpAdded': 'One-time password added to “{title}”',
  'toast.otpsAdded': '{count, plural, one {# one-time password added} other {# one-time passwords added}}',
  'toast.otpAddedAndCopied': 'One-time password added to “{title}” · code copied',
  'toast.undo': 'Undo',
  'toast.dismiss': 'Dismiss',
  'toast.clipboardCleared': 'Clipboard cleared'
} as const
