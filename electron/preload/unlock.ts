// The preload of the unlock view: its calls and nothing else.
import { exposeBridge } from './view-bridge.ts'

exposeBridge('unlock')
