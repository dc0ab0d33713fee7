// Owns the tables of what a purpose needs and which Debian or Ubuntu package brings it, best first. Holds no logic.

const BOTH = ['test', 'demo']

/** Programs; any of `anyOf` will do. */
export const PROGRAMS = [
  { anyOf: ['Xvfb'], packages: ['xvfb'], purposes: BOTH },
  { anyOf: ['xauth'], packages: ['xauth'], purposes: BOTH },
  { anyOf: ['openbox'], packages: ['openbox'], purposes: BOTH },
  { anyOf: ['dbus-daemon'], packages: ['dbus-daemon', 'dbus'], purposes: BOTH },
  { anyOf: ['xclip'], packages: ['xclip'], purposes: BOTH },
  { anyOf: ['xdotool'], packages: ['xdotool'], purposes: BOTH },
  { anyOf: ['oathtool'], packages: ['oathtool'], purposes: BOTH },
  { anyOf: ['import'], packages: ['imagemagick'], purposes: BOTH },
  { anyOf: ['chromium', 'chromium-browser'], packages: ['chromium', 'chromium-browser'], purposes: BOTH },
  { anyOf: ['xsetroot'], packages: ['x11-xserver-utils'], purposes: BOTH },
  { anyOf: ['setpriv'], packages: ['util-linux'], purposes: BOTH },
  { anyOf: ['fc-list'], packages: ['fontconfig'], purposes: BOTH },
  { anyOf: ['keepassxc-cli'], packages: ['keepassxc'], purposes: ['test'] },
  { anyOf: ['feh'], packages: ['feh'], purposes: ['test'] },
  { anyOf: ['gnome-keyring-daemon'], packages: ['gnome-keyring'], purposes: ['test'] },
  { anyOf: ['pdftotext'], packages: ['poppler-utils'], purposes: ['test'] },
  { anyOf: ['strace'], packages: ['strace'], purposes: ['test'] },
  { anyOf: ['xdg-mime'], packages: ['xdg-utils'], purposes: ['test'] },
  { anyOf: ['desktop-file-validate'], packages: ['desktop-file-utils'], purposes: ['test'] },
  { anyOf: ['gio'], packages: ['libglib2.0-bin'], purposes: ['test'] },
  { anyOf: ['update-mime-database'], packages: ['shared-mime-info'], purposes: ['test'] },
  { anyOf: ['zbarimg'], packages: ['zbar-tools'], purposes: ['test'] },
  { anyOf: ['xrandr'], packages: ['x11-xserver-utils'], purposes: ['test'] },
  { anyOf: ['Xorg'], packages: ['xserver-xorg-core'], purposes: ['test'] }
]

/** Files that a program loads by itself: the X server's driver for displays that nobody sees. */
export const FILES = [
  {
    what: "the X server's dummy driver",
    anyOf: ['/usr/lib/xorg/modules/drivers/dummy_drv.so', '/usr/lib64/xorg/modules/drivers/dummy_drv.so'],
    packages: ['xserver-xorg-video-dummy'],
    purposes: ['test']
  }
]

/** Modules of the system's own Python, for the second reader of vault files. */
export const PYTHON_MODULES = [
  { module: 'argon2', packages: ['python3-argon2'], purposes: ['test'] },
  { module: 'cryptography', packages: ['python3-cryptography'], purposes: ['test'] },
  { module: 'dbusmock', packages: ['python3-dbusmock'], purposes: ['test', 'demo'] }
]

/** Shared libraries of the Electron binary. Ubuntu 24.04 and Debian 13 renamed those that carry a time_t (`t64`). */
export const LIBRARIES = {
  'libX11.so.6': ['libx11-6'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libXrandr.so.2': ['libxrandr2'],
  'libXss.so.1': ['libxss1'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnotify.so.4': ['libnotify4'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libxcb.so.1': ['libxcb1'],
  'libxkbcommon.so.0': ['libxkbcommon0']
}
