// The preload of the list of open windows: its calls and nothing else.
import { exposeBridge } from './view-bridge.ts'

exposeBridge('windows')
