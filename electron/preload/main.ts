// The preload of the main view: its calls and nothing else.
import { exposeBridge } from './view-bridge.ts'

exposeBridge('main')
