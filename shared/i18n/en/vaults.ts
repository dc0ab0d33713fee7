// Owns the English sentences of the list of vaults and of dropped files. Their keys are the list: the Japanese file must have the same ones.

export const vaults = {
  // Vaults on this computer
  'vaults.current': 'Vault {name}: show other vaults',
  'vaults.title': 'Vaults on this computer',
  'vaults.open': 'Open {name}',
  'vaults.isOpen': '{name} is open',
  'vaults.missing': 'Not found in {folder}',
  'vaults.forget': 'Remove {name} from the list',
  'vaults.rename': 'Rename this vault…',
  'vaults.renameTitle': 'Rename the vault',
  'vaults.renameHint': 'The name stands in the vault; the file keeps its own.',
  'vaults.renameButton': 'Rename',
  'vaults.offeredTitle': 'Open “{name}”?',
  'vaults.offeredText': 'Nidan locks “{current}” first, and clears what it put on the clipboard.',
  'vaults.stay': 'Stay here',
  'vaults.lockAndOpen': 'Lock and open',
  'drop.vault': 'Drop a vault file to open it',
  'drop.vaultOrPictures': 'Drop a vault file to open it, or pictures to read codes from them',
  'drop.window': 'Drop to read codes from the pictures',
  'drop.login': 'Drop to add the one-time password to “{title}”',
  'drop.field': 'Drop to read this one-time password from the picture',
  'drop.attach': 'Drop to attach to “{title}”'
} as const
