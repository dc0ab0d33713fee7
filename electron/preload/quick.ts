// The preload of quick access: its calls and nothing else.
import { exposeBridge } from './view-bridge.ts'

exposeBridge('quick')
